package org.tacescore.learning.regression;

import java.util.Arrays;

/**
 * Descent on least squares that carries the gradient of each column, with the products of a column
 * that enters with all others: a step costs as much as there are columns.
 */
final class CovarianceDescent extends Descent {
  private final StandardColumns columns;
  private final double[] gradient;

  /** For each column those with all others; empty until it enters. */
  private final double[][] products;

  private final Response response;
  private boolean expanded;

  CovarianceDescent(StandardColumns columns, Response response) {
    super(columns.width());
    this.columns = columns;
    this.response = response;
    gradient = new double[columns.width()];
    products = new double[columns.width()][0];
    Arrays.fill(curvature, 1);
  }

  /** Once; after that the gradient follows the coefficients. */
  @Override
  void expand(double[] predictors) {
    if (!expanded) {
      double[] residuals = new double[predictors.length];
      response.expand(predictors, new double[predictors.length], residuals);
      Arrays.setAll(gradient, column -> Columns.dot(columns.values(column), residuals));
      expanded = true;
    }
  }

  @Override
  void weigh(int[] chosen, int count) {}

  @Override
  double gradient(int column) {
    return gradient[column];
  }

  @Override
  void shift(int column, double change) {
    double[] with = products[column];
    if (with.length == 0) {
      double[] values = columns.values(column);
      with = new double[gradient.length];
      Arrays.setAll(with, other -> Columns.dot(columns.values(other), values) / values.length);
      products[column] = with;
    }
    Columns.add(-change, with, gradient);
  }
}
