package org.tacescore.learning;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;

/** The standard normal distribution's part in intervals and tests. */
public final class Normal {
  /** The 97.5 % quantile: half the width of an interval of 95 % in standard errors. */
  public static final double Z95 = new NormalDistribution().inverseCumulativeProbability(0.975);

  private Normal() {}

  /** The probability of a value further from 0 than z on either side, 0 to 1, without loss. */
  public static double twoSided(double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  /** The density at z. */
  public static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
