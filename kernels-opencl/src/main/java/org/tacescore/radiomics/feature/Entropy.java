package org.tacescore.radiomics.feature;

/** Terms of an entropy in bits, with the epsilon that PyRadiomics adds inside the logarithm. */
final class Entropy {
  private static final double EPSILON = Math.ulp(1.0);
  private static final double LN_2 = Math.log(2);

  private Entropy() {}

  /** {@code -p log2(q + eps)}. */
  static double term(double p, double q) {
    return -p * (Math.log(q + EPSILON) / LN_2);
  }

  /** {@code -p log2(p + eps)}. */
  static double term(double p) {
    return term(p, p);
  }

  static double of(double[] probabilities) {
    double sum = 0;
    for (double p : probabilities) {
      sum += term(p);
    }
    return sum;
  }
}
