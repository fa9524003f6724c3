package org.tacescore.report.score;

/**
 * What one part adds to a score.
 *
 * @param name of the part
 * @param value of the part for this patient, with its unit
 * @param points that it adds; empty where the part decides in another way
 */
public record Contribution(String name, String value, String points) {
  public Contribution {
    InvalidScorePageException.requireText("name of a contribution", name);
  }
}
