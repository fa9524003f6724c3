package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.learning.FeatureTable;

/**
 * An intercept and the coefficients of few columns. Immutable.
 *
 * @param coefficients by column, those that are not 0
 */
public record LinearModel(double intercept, Map<String, Double> coefficients) {

  public LinearModel {
    coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
  }

  /**
   * The sum of coefficient times value for each row: a number, or the logarithm of odds or hazard.
   *
   * @throws org.tacescore.learning.DegenerateDataException when a column is missing
   */
  public double[] predictors(FeatureTable table) {
    double[] predictors = new double[table.rows()];
    Arrays.fill(predictors, intercept);
    coefficients.forEach(
        (name, coefficient) -> Columns.add(coefficient, table.column(name), predictors));
    return predictors;
  }
}
