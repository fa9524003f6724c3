package org.tacescore.learning.survival;

import org.hipparchus.special.Gamma;

/** The upper tail of the chi-squared distribution, without the loss of 1 minus a p. */
final class Tails {
  private Tails() {}

  /** The probability of a value above this one. */
  static double chiSquared(double value, int degrees) {
    return value <= 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, value / 2);
  }
}
