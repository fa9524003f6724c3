package org.tacescore.radiomics.feature;

/**
 * Sums in the order in which NumPy adds: halves of the terms, down to blocks of at most 128, in
 * each of which eight sums run side by side.
 *
 * <p>The error grows with the logarithm of the number of terms. The order is NumPy's so that the
 * mean of a region is the same to the last bit: where all intensities are equal and their mean is
 * not, the sign of that difference makes PyRadiomics' Skewness.
 */
public final class PairwiseSum {
  private static final int BLOCK = 128;
  private static final int LANES = 8;

  private PairwiseSum() {}

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

  /** The sum of a block. */
  private interface Block {
    double sum(int from, int count);
  }

  /** The sum of terms that are made as they are needed. */
  static double of(int count, Terms terms) {
    double[] made = new double[BLOCK];
    return sum(
        0,
        count,
        (from, length) -> {
          terms.write(from, length, made);
          return inLanes(made, 0, length);
        });
  }

  /** The sum of all terms. */
  public static double of(double[] terms) {
    return sum(0, terms.length, (from, count) -> inLanes(terms, from, count));
  }

  /** The sum in single precision of terms that are floats. */
  public static double single(double[] terms) {
    return singleSum(terms, 0, terms.length);
  }

  private static double sum(int from, int count, Block block) {
    if (count <= BLOCK) {
      return block.sum(from, count);
    }
    int half = half(count);
    return sum(from, half, block) + sum(from + half, count - half, block);
  }

  private static float singleSum(double[] terms, int from, int count) {
    if (count <= BLOCK) {
      return inSingleLanes(terms, from, count);
    }
    int half = half(count);
    return singleSum(terms, from, half) + singleSum(terms, from + half, count - half);
  }

  private static int half(int count) {
    return count / 2 - count / 2 % LANES;
  }

  private static double inLanes(double[] terms, int from, int count) {
    if (count < LANES) {
      return inOrder(terms, from, from + count, 0);
    }
    double a = terms[from];
    double b = terms[from + 1];
    double c = terms[from + 2];
    double d = terms[from + 3];
    double e = terms[from + 4];
    double f = terms[from + 5];
    double g = terms[from + 6];
    double h = terms[from + 7];
    int k = from + LANES;
    for (; k + LANES <= from + count; k += LANES) {
      a += terms[k];
      b += terms[k + 1];
      c += terms[k + 2];
      d += terms[k + 3];
      e += terms[k + 4];
      f += terms[k + 5];
      g += terms[k + 6];
      h += terms[k + 7];
    }
    return inOrder(terms, k, from + count, ((a + b) + (c + d)) + ((e + f) + (g + h)));
  }

  private static double inOrder(double[] terms, int from, int end, double before) {
    double sum = before;
    for (int k = from; k < end; k++) {
      sum += terms[k];
    }
    return sum;
  }

  private static float inSingleLanes(double[] terms, int from, int count) {
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
          ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
              + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }
    for (; next < from + count; next++) {
      sum += (float) terms[next];
    }
    return sum;
  }
}
