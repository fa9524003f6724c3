package org.tacescore.learning.evaluation;

/**
 * A confidence interval of 95 %.
 *
 * @param lower no more than upper
 * @param upper finite, as lower
 */
public record Interval(double lower, double upper) {
  public Interval {
    if (!Double.isFinite(lower) || !Double.isFinite(upper) || lower > upper) {
      throw new IllegalArgumentException("no interval: %s to %s".formatted(lower, upper));
    }
  }

  Interval within(double least, double most) {
    return new Interval(Math.max(least, lower), Math.min(most, upper));
  }
}
