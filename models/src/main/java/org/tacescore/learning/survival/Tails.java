package org.tacescore.learning.survival;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/** Tails of the normal and the chi-squared distribution, without the loss of 1 minus a p. */
final class Tails {
  /** The 97.5 % quantile of the normal distribution: half the width of an interval of 95 %. */
  static final double Z95 = new NormalDistribution().inverseCumulativeProbability(0.975);

  private Tails() {}

  /** The probability of a normal value further from 0 than z on either side. */
  static double normal(double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  /** The probability of a value above this one. */
  static double chiSquared(double value, int degrees) {
    return value <= 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, value / 2);
  }

  static double normalDensity(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
