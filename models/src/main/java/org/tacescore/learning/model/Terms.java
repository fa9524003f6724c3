package org.tacescore.learning.model;

import java.util.List;

/** An intercept and a coefficient a column. */
final class Terms {
  private Terms() {}

  static void require(double intercept, List<Double> coefficients) {
    double sum = intercept;
    for (double coefficient : coefficients) {
      sum += coefficient;
    }
    if (coefficients.isEmpty() || !Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "a linear function needs coefficients, all finite, got %s and %s"
              .formatted(intercept, coefficients));
    }
  }

  static double sum(double intercept, List<Double> coefficients, double[] row) {
    Rows.require(row, coefficients.size());
    double sum = intercept;
    for (int i = 0; i < row.length; i++) {
      sum += coefficients.get(i) * row[i];
    }
    return sum;
  }
}
