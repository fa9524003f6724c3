package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.Optional;

/**
 * Descent that carries the residual of each row: a step costs as much as there are rows. Where it
 * stays with a few columns it carries their gradients instead, and a step costs as much as there
 * are such columns.
 */
final class NaiveDescent extends Descent {
  private final StandardColumns columns;
  private final Response response;
  private final double[] weights;
  private final double[] residuals;
  private double totalWeight;
  private double intercept;

  /** Whose inner products hold until the next expansion. */
  private Optional<StayingDescent> kept = Optional.empty();

  NaiveDescent(StandardColumns columns, Response response) {
    super(columns.width());
    this.columns = columns;
    this.response = response;
    weights = new double[response.rows()];
    residuals = new double[response.rows()];
    intercept = response.nullPredictor();
    Arrays.fill(curvature, 1);
  }

  @Override
  void expand(double[] predictors) {
    response.expand(predictors, weights, residuals);
    kept = Optional.empty();
    totalWeight = Columns.sum(weights);
  }

  @Override
  void weigh(int[] chosen, int count) {
    if (!response.quadratic()) {
      for (int k = 0; k < count; k++) {
        double[] column = columns.values(chosen[k]);
        double sum = 0;
        for (int row = 0; row < column.length; row++) {
          sum += weights[row] * column[row] * column[row];
        }
        curvature[chosen[k]] = sum;
      }
    }
  }

  @Override
  double gradient(int column) {
    return Columns.dot(columns.values(column), residuals);
  }

  @Override
  void shift(int column, double change) {
    double[] values = columns.values(column);
    for (int row = 0; row < residuals.length; row++) {
      residuals[row] -= change * weights[row] * values[row];
    }
  }

  @Override
  double fitIntercept() {
    if (!response.fitsIntercept()) {
      return 0;
    }
    double change = Columns.sum(residuals) / totalWeight;
    intercept += change;
    Columns.add(-change, weights, residuals);
    return totalWeight * change * change;
  }

  @Override
  int patience(int count) {
    return kept.filter(last -> last.count() == count).isPresent() ? 1 : super.patience(count);
  }

  @Override
  long stay(int[] chosen, int count, double lasso, double ridge, double threshold, long most) {
    if (count >= residuals.length) {
      return 0;
    }
    StayingDescent staying =
        kept.filter(last -> last.count() == count)
            .orElseGet(
                () ->
                    new StayingDescent(
                        columns, weights, residuals, response.fitsIntercept(), chosen, count));
    kept = Optional.of(staying);
    long taken = staying.solve(intercept, beta, curvature, lasso, ridge, threshold, most);
    intercept = staying.intercept();
    return taken;
  }

  @Override
  double intercept() {
    return intercept;
  }
}
