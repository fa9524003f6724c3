package org.tacescore.report.score;

/**
 * A series that was taken for a phase.
 *
 * @param phase its name, e.g. {@code ARTERIAL}
 * @param series number and description
 * @param evidence why it was taken for that phase
 */
public record PhaseRow(String phase, String series, String evidence) {
  public PhaseRow {
    InvalidScorePageException.requireText("name of a phase", phase);
  }
}
