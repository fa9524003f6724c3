package org.tacescore.score;

import java.math.BigDecimal;

/**
 * A threshold together with its comparator: one without the other decides nothing.
 *
 * @param value the threshold, exact
 * @param comparator what a high value is
 */
public record Cutoff(BigDecimal value, HighWhen comparator) {

  /** Whether the measured value counts as high. */
  public boolean isHigh(BigDecimal measured) {
    int order = measured.compareTo(value);
    return order > 0 || (order == 0 && comparator == HighWhen.GREATER_OR_EQUAL);
  }

  /** Whether the measured value equals the threshold exactly. */
  public boolean isTie(BigDecimal measured) {
    return measured.compareTo(value) == 0;
  }
}
