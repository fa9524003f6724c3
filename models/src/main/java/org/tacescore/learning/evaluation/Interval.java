package org.tacescore.learning.evaluation;

import org.tacescore.learning.Normal;

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

  static Interval around(double value, double se) {
    return new Interval(value - Normal.Z95 * se, value + Normal.Z95 * se);
  }

  Interval within(double least, double most) {
    return new Interval(Math.max(least, lower), Math.min(most, upper));
  }
}
