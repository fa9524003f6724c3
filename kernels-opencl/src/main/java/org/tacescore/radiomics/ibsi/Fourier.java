package org.tacescore.radiomics.ibsi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Discrete Fourier transforms of lines whose length has no prime factor above 5, and of boxes
 * (Stockham's autosort algorithm; Van Loan 1992, doi:10.1137/1.9781611970999, section 1.7).
 */
final class Fourier {
  /** Lines that are transformed together. */
  private static final int BATCH = 16;

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

  /**
   * Transforms lines whose first elements lie {@code step} apart, {@link #BATCH} at a time: beside
   * each other, so that the innermost loops run over neighbours in memory.
   */
  private void lines(double[] re, double[] im, int first, int step, int lines, int stride) {
    double[][] x = new double[2][length * BATCH];
    double[][] y = new double[2][length * BATCH];
    for (int line = 0; line < lines; line += BATCH) {
      int start = first + line * step;
      int batch = Math.min(BATCH, lines - line);
      for (int k = 0; k < length; k++) {
        for (int q = 0; q < batch; q++) {
          x[0][k * batch + q] = re[start + q * step + k * stride];
          x[1][k * batch + q] = im[start + q * step + k * stride];
        }
      }
      double[][] result = transform(x, y, batch);
      for (int k = 0; k < length; k++) {
        for (int q = 0; q < batch; q++) {
          re[start + q * step + k * stride] = result[0][k * batch + q];
          im[start + q * step + k * stride] = result[1][k * batch + q];
        }
      }
    }
  }

  /** Whichever of the two arrays holds the result; both are overwritten. */
  private double[][] transform(double[][] x, double[][] y, int batch) {
    double[][] from = x;
    double[][] to = y;
    int done = 1;
    for (int radix : radices) {
      int m = length / done / radix;
      for (int p = 0; p < m; p++) {
        if (radix == 4) {
          radix4(from, to, p, m, done, batch);
        } else {
          anyRadix(from, to, radix, p, m, done, batch);
        }
      }
      double[][] swap = from;
      from = to;
      to = swap;
      done *= radix;
    }
    return from;
  }

  private void radix4(double[][] from, double[][] to, int p, int m, int done, int batch) {
    int s = done * batch;
    int twiddle = p * done;
    double c1 = cos[twiddle];
    double s1 = sin[twiddle];
    double c2 = cos[2 * twiddle];
    double s2 = sin[2 * twiddle];
    double c3 = cos[3 * twiddle];
    double s3 = sin[3 * twiddle];
    double[] xr = from[0];
    double[] xi = from[1];
    double[] yr = to[0];
    double[] yi = to[1];
    int in = s * p;
    int quarter = s * m;
    int out = 4 * s * p;
    for (int q = 0; q < s; q++) {
      double sumRe = xr[in + q] + xr[in + 2 * quarter + q];
      double sumIm = xi[in + q] + xi[in + 2 * quarter + q];
      double gapRe = xr[in + q] - xr[in + 2 * quarter + q];
      double gapIm = xi[in + q] - xi[in + 2 * quarter + q];
      double oddSumRe = xr[in + quarter + q] + xr[in + 3 * quarter + q];
      double oddSumIm = xi[in + quarter + q] + xi[in + 3 * quarter + q];
      double oddGapRe = xr[in + quarter + q] - xr[in + 3 * quarter + q];
      double oddGapIm = xi[in + quarter + q] - xi[in + 3 * quarter + q];
      yr[out + q] = sumRe + oddSumRe;
      yi[out + q] = sumIm + oddSumIm;
      yr[out + s + q] = (gapRe + oddGapIm) * c1 - (gapIm - oddGapRe) * s1;
      yi[out + s + q] = (gapRe + oddGapIm) * s1 + (gapIm - oddGapRe) * c1;
      yr[out + 2 * s + q] = (sumRe - oddSumRe) * c2 - (sumIm - oddSumIm) * s2;
      yi[out + 2 * s + q] = (sumRe - oddSumRe) * s2 + (sumIm - oddSumIm) * c2;
      yr[out + 3 * s + q] = (gapRe - oddGapIm) * c3 - (gapIm + oddGapRe) * s3;
      yi[out + 3 * s + q] = (gapRe - oddGapIm) * s3 + (gapIm + oddGapRe) * c3;
    }
  }

  private void anyRadix(
      double[][] from, double[][] to, int radix, int p, int m, int done, int batch) {
    int s = done * batch;
    double[] yr = to[0];
    double[] yi = to[1];
    for (int t = 0; t < radix; t++) {
      int out = s * (radix * p + t);
      Arrays.fill(yr, out, out + s, 0);
      Arrays.fill(yi, out, out + s, 0);
      for (int k = 0; k < radix; k++) {
        int root = (k * t % radix * (length / radix) + p * t * done) % length;
        double c = cos[root];
        double d = sin[root];
        int in = s * (p + m * k);
        double[] xr = from[0];
        double[] xi = from[1];
        for (int q = 0; q < s; q++) {
          yr[out + q] += xr[in + q] * c - xi[in + q] * d;
          yi[out + q] += xr[in + q] * d + xi[in + q] * c;
        }
      }
    }
  }
}
