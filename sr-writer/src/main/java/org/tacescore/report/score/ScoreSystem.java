package org.tacescore.report.score;

/**
 * The published system that a score follows.
 *
 * @param title of the system
 * @param source the paper
 * @param doi of the paper, may be empty
 * @param version id and version of the recipe
 * @param status of the model, e.g. {@code SYNTHETIC}; empty for a clinical score, which has none
 * @param endpoint what the score was made to predict, with its time; may be empty
 */
public record ScoreSystem(
    String title, String source, String doi, String version, String status, String endpoint) {
  public ScoreSystem {
    InvalidScorePageException.requireText("title of a system", title);
  }
}
