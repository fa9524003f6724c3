package org.tacescore.learning.evaluation;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;

/** The normal distribution's part in intervals and tests. */
final class Normal {
  /** The 97.5 % quantile: half the width of an interval of 95 % in standard errors. */
  static final double Z95 = new NormalDistribution().inverseCumulativeProbability(0.975);

  private Normal() {}

  /** The probability of a value further from 0 than z on either side. */
  static double twoSided(double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  static Interval around(double value, double se) {
    return new Interval(value - Z95 * se, value + Z95 * se);
  }
}
