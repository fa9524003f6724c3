package org.tacescore.learning.evaluation;

/**
 * A number with Wald's interval of 95 %.
 *
 * @param se standard error
 * @param lower value - 1.96 se
 * @param upper value + 1.96 se
 */
public record Estimate(double value, double se, double lower, double upper) {
  static Estimate of(double value, double se) {
    Interval interval = Interval.around(value, se);
    return new Estimate(value, se, interval.lower(), interval.upper());
  }
}
