package org.tacescore.report.score;

/**
 * A lesion as it was measured.
 *
 * @param name as the segmentation calls it
 * @param volume with its unit
 * @param diameter largest, with its unit
 * @param role whether scores stand on it, in words; may be empty
 */
public record LesionRow(String name, String volume, String diameter, String role) {
  public LesionRow {
    InvalidScorePageException.requireText("name of a lesion", name);
  }
}
