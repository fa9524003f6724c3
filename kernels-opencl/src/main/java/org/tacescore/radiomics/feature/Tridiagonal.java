package org.tacescore.radiomics.feature;

import java.util.Arrays;

/** Eigenvalues of symmetric tridiagonal matrices, by QL steps with implicit Wilkinson shifts. */
final class Tridiagonal {
  private static final int MOST_SWEEPS = 60;

  private Tridiagonal() {}

  /**
   * The eigenvalue of largest magnitude.
   *
   * @param value the eigenvalue
   * @param lastComponent last component of its unit eigenvector
   */
  record Extreme(double value, double lastComponent) {}

  /**
   * Of the leading n x n matrix with this diagonal and this line beside it.
   *
   * @param beside element i stands between diagonal elements i and i + 1
   */
  static Extreme largestMagnitude(double[] diagonal, double[] beside, int n) {
    double[] d = Arrays.copyOf(diagonal, n);
    double[] e = Arrays.copyOf(beside, n);
    e[n - 1] = 0;
    double[] last = new double[n];
    last[n - 1] = 1;
    for (int l = 0; l < n; l++) {
      settle(d, e, last, l);
    }
    int best = 0;
    for (int i = 1; i < n; i++) {
      if (Math.abs(d[i]) > Math.abs(d[best])) {
        best = i;
      }
    }
    return new Extreme(d[best], last[best]);
  }

  /** Sweeps until element l beside the diagonal is negligible. */
  private static void settle(double[] d, double[] e, double[] last, int l) {
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      int m = l;
      while (m < d.length - 1
          && Math.abs(e[m]) > Math.ulp(1.0) * (Math.abs(d[m]) + Math.abs(d[m + 1]))) {
        m++;
      }
      if (m == l) {
        return;
      }
      sweep(d, e, last, l, m);
    }
    throw new IllegalStateException("QL iteration did not converge");
  }

  private static void sweep(double[] d, double[] e, double[] last, int l, int m) {
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
      f = last[i + 1];
      last[i + 1] = s * last[i] + c * f;
      last[i] = c * last[i] - s * f;
    }
    d[l] -= p;
    e[l] = g;
    e[m] = 0;
  }
}
