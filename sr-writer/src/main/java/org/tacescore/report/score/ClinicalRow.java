package org.tacescore.report.score;

/**
 * A clinical value that was used.
 *
 * @param unit as UCUM writes it, empty for a value without
 * @param time when it was taken, as the source says it; may be empty
 * @param source where it came from, e.g. a file and its row
 */
public record ClinicalRow(String name, String value, String unit, String time, String source) {
  public ClinicalRow {
    InvalidScorePageException.requireText("name of a clinical value", name);
    InvalidScorePageException.requireText("value of " + name, value);
  }
}
