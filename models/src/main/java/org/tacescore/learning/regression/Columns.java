package org.tacescore.learning.regression;

/** Sums and products of columns of one length. */
final class Columns {
  private Columns() {}

  /** The sum of products; in four parts, so that additions need not wait for each other. */
  static double dot(double[] a, double[] b) {
    int end = a.length & ~3;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int i = 0; i < end; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (int i = end; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** Adds a factor times a column to another. */
  static void add(double factor, double[] a, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * a[i];
    }
  }

  static double sum(double[] a) {
    double sum = 0;
    for (double value : a) {
      sum += value;
    }
    return sum;
  }
}
