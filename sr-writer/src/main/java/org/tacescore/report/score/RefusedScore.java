package org.tacescore.report.score;

import org.tacescore.refusal.Refusal;

/**
 * A system that was asked for and gave no score.
 *
 * @param system its title
 * @param reason why
 * @param detail what was found and needed, in English without patient's names; shown on English
 *     pages alone. May be empty
 */
public record RefusedScore(String system, Refusal reason, String detail) {
  public RefusedScore {
    InvalidScorePageException.requireText("title of a refused system", system);
  }
}
