package org.tacescore.kernels;

/**
 * A number of lines side by side, filtered together by a {@link RecursiveGaussian}.
 *
 * <p>Value i of all lines lies together, so that the recursion runs over vectors of lines. What is
 * fed forward and what is fed back take loops of their own: the compiler makes vector instructions
 * of these, and not of a loop that does both.
 */
final class RecursiveLines {
  /** Lines filtered together. */
  static final int WIDTH = 16;

  private static final int ORDER = 4;

  private final int length;
  private final double[] values;
  private final double[] forward;
  private final double[] causal;
  private final double[] antiCausal;
  private final float[] filtered;

  /** For lines of so many values, at least 4. */
  RecursiveLines(int length) {
    this.length = length;
    this.values = new double[length * WIDTH];
    this.forward = new double[length * WIDTH];
    this.causal = new double[length * WIDTH];
    this.antiCausal = new double[length * WIDTH];
    this.filtered = new float[length * WIDTH];
  }

  /** Where the lines are put before {@link #filter}: value i of line k at i * WIDTH + k. */
  double[] values() {
    return values;
  }

  /**
   * Filters the lines, as far as is needed for a part of them.
   *
   * @param c see {@link RecursiveGaussian#coefficients()}
   * @param first index of the first value wanted
   * @param end index after the last value wanted
   * @return the lines filtered, in the order of {@link #values()}; only what is wanted is set
   */
  float[] filter(double[] c, int first, int end) {
    for (int i = 0; i < ORDER; i++) {
      startCausal(c, i);
    }
    feedForwardCausal(c, values, forward, end * WIDTH);
    feedBackCausal(c, forward, causal, end * WIDTH);
    for (int i = length - 1; i >= length - ORDER; i--) {
      startAntiCausal(c, i);
    }
    feedForwardAntiCausal(c, values, forward, first * WIDTH);
    feedBackAntiCausal(c, forward, antiCausal, first * WIDTH);
    add(causal, antiCausal, filtered, first * WIDTH, end * WIDTH);
    return filtered;
  }

  private static void feedForwardCausal(double[] c, double[] x, double[] sum, int end) {
    double n0 = c[0];
    double n1 = c[1];
    double n2 = c[2];
    double n3 = c[3];
    for (int k = ORDER * WIDTH; k < end; k++) {
      sum[k] = x[k] * n0 + x[k - WIDTH] * n1 + x[k - 2 * WIDTH] * n2 + x[k - 3 * WIDTH] * n3;
    }
  }

  private static void feedBackCausal(double[] c, double[] sum, double[] y, int end) {
    double d1 = c[4];
    double d2 = c[5];
    double d3 = c[6];
    double d4 = c[7];
    for (int k = ORDER * WIDTH; k < end; k++) {
      y[k] =
          sum[k]
              - (y[k - WIDTH] * d1
                  + y[k - 2 * WIDTH] * d2
                  + y[k - 3 * WIDTH] * d3
                  + y[k - 4 * WIDTH] * d4);
    }
  }

  private static void feedForwardAntiCausal(double[] c, double[] x, double[] sum, int first) {
    double m1 = c[8];
    double m2 = c[9];
    double m3 = c[10];
    double m4 = c[11];
    for (int k = first; k < sum.length - ORDER * WIDTH; k++) {
      sum[k] =
          x[k + WIDTH] * m1 + x[k + 2 * WIDTH] * m2 + x[k + 3 * WIDTH] * m3 + x[k + 4 * WIDTH] * m4;
    }
  }

  private static void feedBackAntiCausal(double[] c, double[] sum, double[] z, int first) {
    double d1 = c[4];
    double d2 = c[5];
    double d3 = c[6];
    double d4 = c[7];
    for (int k = z.length - ORDER * WIDTH - 1; k >= first; k--) {
      z[k] =
          sum[k]
              - (z[k + WIDTH] * d1
                  + z[k + 2 * WIDTH] * d2
                  + z[k + 3 * WIDTH] * d3
                  + z[k + 4 * WIDTH] * d4);
    }
  }

  private static void add(double[] y, double[] z, float[] sum, int first, int end) {
    for (int k = first; k < end; k++) {
      sum[k] = (float) (y[k] + z[k]);
    }
  }

  /** The first values, before which the line is constant. */
  private void startCausal(double[] c, int i) {
    for (int line = 0; line < WIDTH; line++) {
      double border = values[line];
      double sum = 0;
      double fedBack = 0;
      for (int k = 0; k < ORDER; k++) {
        sum += values[Math.max(0, i - k) * WIDTH + line] * c[k];
        int back = i - k - 1;
        fedBack += back >= 0 ? causal[back * WIDTH + line] * c[4 + k] : border * c[12 + k];
      }
      causal[i * WIDTH + line] = sum - fedBack;
    }
  }

  /** The last values, after which the line is constant. */
  private void startAntiCausal(double[] c, int i) {
    for (int line = 0; line < WIDTH; line++) {
      double border = values[(length - 1) * WIDTH + line];
      double sum = 0;
      double fedBack = 0;
      for (int k = 1; k <= ORDER; k++) {
        sum += values[Math.min(length - 1, i + k) * WIDTH + line] * c[7 + k];
        int back = i + k;
        fedBack += back < length ? antiCausal[back * WIDTH + line] * c[3 + k] : border * c[15 + k];
      }
      antiCausal[i * WIDTH + line] = sum - fedBack;
    }
  }
}
