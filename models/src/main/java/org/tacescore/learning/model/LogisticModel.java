package org.tacescore.learning.model;

import java.util.List;

/**
 * A logistic regression: {@code 1 / (1 + exp(-(intercept + sum(coefficient * x))))}.
 *
 * @param coefficients log odds a unit, one a column, finite
 */
public record LogisticModel(double intercept, List<Double> coefficients) implements FittedModel {
  public LogisticModel {
    coefficients = List.copyOf(coefficients);
    Terms.require(intercept, coefficients);
  }

  @Override
  public int width() {
    return coefficients.size();
  }

  @Override
  public double score(double[] row) {
    return Rows.logistic(Terms.sum(intercept, coefficients, row));
  }
}
