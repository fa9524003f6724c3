package org.tacescore.learning.model;

import java.util.List;

/**
 * A linear function: {@code intercept + sum(coefficient * x)}; its score is any number.
 *
 * @param coefficients one a column, finite
 */
public record LinearModel(double intercept, List<Double> coefficients) implements FittedModel {
  public LinearModel {
    coefficients = List.copyOf(coefficients);
    Terms.require(intercept, coefficients);
  }

  @Override
  public int width() {
    return coefficients.size();
  }

  @Override
  public double score(double[] row) {
    return Terms.sum(intercept, coefficients, row);
  }
}
