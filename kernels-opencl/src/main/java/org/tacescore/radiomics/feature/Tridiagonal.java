package org.tacescore.radiomics.feature;

import java.util.Arrays;

/** Eigenvalues of symmetric tridiagonal matrices, by QL steps with implicit Wilkinson shifts. */
final class Tridiagonal {
  private static final int MOST_SWEEPS = 60;

  private final double[] d;
  private final double[] e;

  /** Rows of the matrix of eigenvectors, of which each column is one. */
  private final double[][] rows;

  private Tridiagonal(double[] diagonal, double[] beside, int n, double[][] rows) {
    this.d = Arrays.copyOf(diagonal, n);
    this.e = Arrays.copyOf(beside, n);
    this.e[n - 1] = 0;
    this.rows = rows;
    for (int l = 0; l < n; l++) {
      settle(l);
    }
  }

  /**
   * The eigenvalue of largest magnitude.
   *
   * @param value the eigenvalue
   * @param lastComponent last component of its unit eigenvector
   * @param gap distance of the nearest other eigenvalue; 0 of a 1 x 1 matrix
   */
  record Extreme(double value, double lastComponent, double gap) {}

  /**
   * Of the leading n x n matrix with this diagonal and this line beside it.
   *
   * @param beside element i stands between diagonal elements i and i + 1
   */
  static Extreme largestMagnitude(double[] diagonal, double[] beside, int n) {
    double[] last = new double[n];
    last[n - 1] = 1;
    Tridiagonal solved = new Tridiagonal(diagonal, beside, n, new double[][] {last});
    int best = solved.largest();
    double gap = n == 1 ? 0 : Double.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      gap = i == best ? gap : Math.min(gap, Math.abs(solved.d[i] - solved.d[best]));
    }
    return new Extreme(solved.d[best], last[best], gap);
  }

  /** The unit eigenvector of the eigenvalue of largest magnitude. */
  static double[] vectorOfLargestMagnitude(double[] diagonal, double[] beside, int n) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      rows[i][i] = 1;
    }
    int best = new Tridiagonal(diagonal, beside, n, rows).largest();
    return Arrays.stream(rows).mapToDouble(row -> row[best]).toArray();
  }

  private int largest() {
    int best = 0;
    for (int i = 1; i < d.length; i++) {
      if (Math.abs(d[i]) > Math.abs(d[best])) {
        best = i;
      }
    }
    return best;
  }

  /** Sweeps until element l beside the diagonal is negligible. */
  private void settle(int l) {
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      int m = l;
      while (m < d.length - 1
          && Math.abs(e[m]) > Math.ulp(1.0) * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
        m++;
      }
      if (m == l) {
        return;
      }
      sweep(l, m);
    }
    throw new IllegalStateException("QL iteration did not converge");
  }

  private void sweep(int l, int m) {
    double g = (d[l + 1] - d[l]) / (2 * e[l]);
    double r = Math.hypot(g, 1);
    g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * e[i];
      double b = c * e[i];
      r = Math.hypot(f, g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= p;
        e[m] = 0;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * s + 2 * c * b;
      p = s * r;
      d[i + 1] = g + p;
      g = c * r - b;
      rotate(i, s, c);
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0;
  }

  private void rotate(int i, double s, double c) {
    for (double[] row : rows) {
      double f = row[i + 1];
      row[i + 1] = s * row[i] + c * f;
      row[i] = c * row[i] - s * f;
    }
  }
}
