package org.tacescore.learning.survival;

import java.util.OptionalInt;

/**
 * A symmetric positive matrix as L L', and which of its columns is a combination of those before.
 *
 * <p>Own code because a library's factor says only that a matrix is singular, not where; the
 * tolerance, 2^-39 of the largest diagonal element, is that of R's coxph (toler.chol).
 */
final class Cholesky {
  private static final double TOLERANCE = 0x1p-39;

  private final double[][] factor;
  private final OptionalInt dependent;

  private Cholesky(double[][] factor, OptionalInt dependent) {
    this.factor = factor;
    this.dependent = dependent;
  }

  /** Factors a matrix of which the lower triangle is read; solves only where none is dependent. */
  static Cholesky of(double[][] matrix) {
    int size = matrix.length;
    double largest = 0;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, matrix[i][i]);
    }
    double[][] factor = new double[size][];
    for (int i = 0; i < size; i++) {
      factor[i] = new double[i + 1];
      for (int j = 0; j < i; j++) {
        factor[i][j] = (matrix[i][j] - dot(factor[i], factor[j], j)) / factor[j][j];
      }
      double pivot = matrix[i][i] - dot(factor[i], factor[i], i);
      if (!(pivot > TOLERANCE * largest)) {
        return new Cholesky(factor, OptionalInt.of(i));
      }
      factor[i][i] = Math.sqrt(pivot);
    }
    return new Cholesky(factor, OptionalInt.empty());
  }

  private static double dot(double[] a, double[] b, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The first column that those before it determine. */
  OptionalInt dependent() {
    return dependent;
  }

  /** The x of matrix x = right. */
  double[] solve(double[] right) {
    double[] x = forward(right);
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] /= factor[i][i];
      for (int j = 0; j < i; j++) {
        x[j] -= factor[i][j] * x[i];
      }
    }
    return x;
  }

  /** v' matrix^-1 v. */
  double quadratic(double[] v) {
    double[] half = forward(v);
    return dot(half, half, half.length);
  }

  double[][] inverse() {
    double[][] inverse = new double[factor.length][];
    for (int i = 0; i < factor.length; i++) {
      double[] unit = new double[factor.length];
      unit[i] = 1;
      inverse[i] = solve(unit);
    }
    return inverse;
  }

  private double[] forward(double[] right) {
    double[] x = right.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - dot(factor[i], x, i)) / factor[i][i];
    }
    return x;
  }
}
