package org.tacescore.radiomics.feature;

/**
 * Sums in the order in which NumPy adds: halves of the terms, down to blocks of at most 128, in
 * each of which eight sums run side by side.
 *
 * <p>The error grows with the logarithm of the number of terms. The order is NumPy's so that the
 * mean of a region is the same to the last bit: where all intensities are equal and their mean is
 * not, the sign of that difference makes PyRadiomics' Skewness.
 */
final class PairwiseSum {
  private static final int BLOCK = 128;
  private static final int LANES = 8;

  /** The terms of a sum. */
  @FunctionalInterface
  interface Terms {
    /**
     * Writes some of the terms.
     *
     * @param from number of the first
     * @param count how many, at most 128
     * @param to filled from 0 on
     */
    void write(int from, int count, double[] to);
  }

  private final Terms terms;
  private final double[] block = new double[BLOCK];

  private PairwiseSum(Terms terms) {
    this.terms = terms;
  }

  static double of(int count, Terms terms) {
    return new PairwiseSum(terms).sum(0, count);
  }

  private double sum(int from, int count) {
    if (count > BLOCK) {
      int half = count / 2;
      half -= half % LANES;
      return sum(from, half) + sum(from + half, count - half);
    }
    terms.write(from, count, block);
    return count < LANES ? inOrder(0, count, 0) : inLanes(count);
  }

  private double inOrder(int from, int end, double before) {
    double sum = before;
    for (int k = from; k < end; k++) {
      sum += block[k];
    }
    return sum;
  }

  private double inLanes(int count) {
    double a = block[0];
    double b = block[1];
    double c = block[2];
    double d = block[3];
    double e = block[4];
    double f = block[5];
    double g = block[6];
    double h = block[7];
    int k = LANES;
    for (; k + LANES <= count; k += LANES) {
      a += block[k];
      b += block[k + 1];
      c += block[k + 2];
      d += block[k + 3];
      e += block[k + 4];
      f += block[k + 5];
      g += block[k + 6];
      h += block[k + 7];
    }
    return inOrder(k, count, ((a + b) + (c + d)) + ((e + f) + (g + h)));
  }
}
