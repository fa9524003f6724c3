package org.tacescore.report.score;

/**
 * A score as it is told, the same in every output.
 *
 * @param name of the score
 * @param value its digits; empty for a stage, which is a group alone
 * @param unit that stands behind the value, e.g. {@code %}; may be empty
 * @param group which side of the cutoff, or the stage, in the system's words; may be empty
 * @param rule what parts the groups, e.g. "high when &gt; 4.10"; may be empty
 */
public record ScoreValue(String name, String value, String unit, String group, String rule) {
  public ScoreValue {
    InvalidScorePageException.requireText("name of a score", name);
    InvalidScorePageException.require(
        !value.isBlank() || !group.isBlank(), "%s has neither a value nor a group", name);
  }
}
