package org.tacescore.radiomics.image;

/** Sums whose terms are added in the order of numpy, so that they have its bits. */
final class PairwiseSum {
  private static final int LANES = 8;
  private static final int BLOCK = 128;

  private PairwiseSum() {}

  /** The sum of all terms. */
  static double of(double[] terms) {
    return sum(terms, 0, terms.length);
  }

  private static double sum(double[] terms, int from, int count) {
    if (count > BLOCK) {
      int half = count / 2 - count / 2 % LANES;
      return sum(terms, from, half) + sum(terms, from + half, count - half);
    }
    double sum = 0;
    int next = from;
    if (count >= LANES) {
      double[] lanes = new double[LANES];
      for (; next + LANES <= from + count; next += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
          lanes[lane] += terms[next + lane];
        }
      }
      sum =
          lanes[0]
              + lanes[1]
              + (lanes[2] + lanes[3])
              + (lanes[4] + lanes[5] + (lanes[6] + lanes[7]));
    }
    for (; next < from + count; next++) {
      sum += terms[next];
    }
    return sum;
  }

  /** The sum in single precision of terms that are floats. */
  static double single(double[] terms) {
    return single(terms, 0, terms.length);
  }

  private static float single(double[] terms, int from, int count) {
    if (count > BLOCK) {
      int half = count / 2 - count / 2 % LANES;
      return single(terms, from, half) + single(terms, from + half, count - half);
    }
    float sum = 0;
    int next = from;
    if (count >= LANES) {
      float[] lanes = new float[LANES];
      for (; next + LANES <= from + count; next += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
          lanes[lane] += (float) terms[next + lane];
        }
      }
      sum =
          lanes[0]
              + lanes[1]
              + (lanes[2] + lanes[3])
              + (lanes[4] + lanes[5] + (lanes[6] + lanes[7]));
    }
    for (; next < from + count; next++) {
      sum += (float) terms[next];
    }
    return sum;
  }
}
