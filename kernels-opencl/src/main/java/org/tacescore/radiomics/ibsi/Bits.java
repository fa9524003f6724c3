package org.tacescore.radiomics.ibsi;

/** Entropy in bits, without the epsilon that PyRadiomics adds inside the logarithm. */
final class Bits {
  private static final double LN_2 = Math.log(2);

  private Bits() {}

  static double log2(double x) {
    return Math.log(x) / LN_2;
  }

  /** {@code -p log2 p}; 0 where p is 0. */
  static double entropyTerm(double p) {
    return p > 0 ? -p * log2(p) : 0;
  }
}
