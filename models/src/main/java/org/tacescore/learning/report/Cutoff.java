package org.tacescore.learning.report;

import org.tacescore.score.HighWhen;

/**
 * A threshold that was learned on other patients and is frozen here.
 *
 * @param value finite, on the score's scale
 * @param comparator when a score is high
 */
public record Cutoff(double value, HighWhen comparator) {
  public Cutoff {
    if (!Double.isFinite(value)) {
      throw new InvalidReportException("a cutoff must be finite, got " + value);
    }
  }

  boolean high(double score) {
    return comparator == HighWhen.GREATER ? score > value : score >= value;
  }

  /** As {@code >= 0.42}. */
  String text() {
    return comparator.symbol() + Figures.NO_BREAK + Figures.of(value);
  }
}
