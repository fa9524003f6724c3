package org.tacescore.radiomics.ibsi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Discrete Fourier transforms of lines whose length has no prime factor above 5, and of boxes
 * (Stockham's autosort algorithm; Van Loan 1992, doi:10.1137/1.9781611970999, section 1.7).
 */
final class Fourier {
  private final int length;
  private final int[] radices;
  private final double[] cos;
  private final double[] sin;

  private Fourier(int length) {
    this.length = length;
    this.radices = radices(length);
    this.cos = new double[length];
    this.sin = new double[length];
    for (int k = 0; k < length; k++) {
      cos[k] = Math.cos(2 * Math.PI * k / length);
      sin[k] = -Math.sin(2 * Math.PI * k / length);
    }
  }

  private static int[] radices(int length) {
    List<Integer> radices = new ArrayList<>();
    int rest = length;
    for (int radix : new int[] {4, 2, 3, 5}) {
      while (rest % radix == 0) {
        radices.add(radix);
        rest /= radix;
      }
    }
    if (rest != 1) {
      throw new IllegalArgumentException("length " + length + " has a prime factor above 5");
    }
    return radices.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The smallest length that can be transformed and is at least this. */
  static int lengthFor(int least) {
    int length = least;
    while (!isSmooth(length)) {
      length++;
    }
    return length;
  }

  private static boolean isSmooth(int length) {
    int rest = length;
    for (int prime : new int[] {2, 3, 5}) {
      while (rest % prime == 0) {
        rest /= prime;
      }
    }
    return rest == 1;
  }

  /**
   * Transforms complex numbers of a box, in place, without scaling.
   *
   * @param re real parts, first axis fastest
   * @param im imaginary parts
   * @param size lengths of the axes
   * @param occupied how far along the axes numbers are not zero (or, where {@code last} is set, are
   *     wanted)
   * @param last whether the transform goes from the last axis to the first; a forward and a
   *     backward transform use one each
   */
  static void box(double[] re, double[] im, int[] size, int[] occupied, boolean last) {
    int plane = size[0] * size[1];
    int[][] passes = {
      {0, occupied[1], occupied[2]}, {1, size[0], occupied[2]}, {2, size[0], size[1]}
    };
    int[] strides = {1, size[0], plane};
    for (int k = 0; k < 3; k++) {
      int[] pass = passes[last ? 2 - k : k];
      int axis = pass[0];
      int inner = axis == 0 ? 1 : 0;
      int outer = axis == 2 ? 1 : 2;
      Fourier fourier = new Fourier(size[axis]);
      IntStream.range(0, pass[2])
          .parallel()
          .forEach(
              o ->
                  fourier.lines(
                      re, im, o * strides[outer], strides[inner], pass[1], strides[axis]));
    }
  }

  private void lines(double[] re, double[] im, int first, int step, int lines, int stride) {
    double[][] x = new double[2][length];
    double[][] y = new double[2][length];
    for (int line = 0; line < lines; line++) {
      int start = first + line * step;
      for (int k = 0; k < length; k++) {
        x[0][k] = re[start + k * stride];
        x[1][k] = im[start + k * stride];
      }
      double[][] result = transform(x, y);
      for (int k = 0; k < length; k++) {
        re[start + k * stride] = result[0][k];
        im[start + k * stride] = result[1][k];
      }
    }
  }

  /** Whichever of the two arrays holds the result; both are overwritten. */
  private double[][] transform(double[][] x, double[][] y) {
    double[][] from = x;
    double[][] to = y;
    int n = length;
    int s = 1;
    for (int radix : radices) {
      int m = n / radix;
      for (int p = 0; p < m; p++) {
        butterflies(from, to, radix, p, m, s);
      }
      double[][] swap = from;
      from = to;
      to = swap;
      n = m;
      s *= radix;
    }
    return from;
  }

  private void butterflies(double[][] from, double[][] to, int radix, int p, int m, int s) {
    int whole = length / radix;
    for (int t = 0; t < radix; t++) {
      int twiddle = p * t * s;
      double wr = cos[twiddle];
      double wi = sin[twiddle];
      for (int q = 0; q < s; q++) {
        double sumRe = 0;
        double sumIm = 0;
        for (int k = 0; k < radix; k++) {
          int root = k * t % radix * whole;
          int at = q + s * (p + m * k);
          sumRe += from[0][at] * cos[root] - from[1][at] * sin[root];
          sumIm += from[0][at] * sin[root] + from[1][at] * cos[root];
        }
        int at = q + s * (radix * p + t);
        to[0][at] = sumRe * wr - sumIm * wi;
        to[1][at] = sumRe * wi + sumIm * wr;
      }
    }
  }
}
