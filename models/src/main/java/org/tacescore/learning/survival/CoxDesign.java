package org.tacescore.learning.survival;

import java.util.Arrays;
import java.util.List;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.SurvivalOutcome;

/**
 * The columns of a Cox regression in the order of times, each less its mean and in units of its
 * mean distance from it. Neither changes the estimates, but both keep Newton's steps in range.
 */
final class CoxDesign {
  private final TimeOrder order;
  private final List<String> names;
  private final double[] means;
  private final double[] scales;
  private final double[] values;

  private CoxDesign(TimeOrder order, FeatureTable table) {
    this.order = order;
    names = table.names();
    means = new double[names.size()];
    scales = new double[names.size()];
    values = new double[table.rows() * names.size()];
    for (int c = 0; c < names.size(); c++) {
      standardise(c, table.column(c));
    }
  }

  /**
   * @throws DegenerateDataException when there is no event, a column is constant or there are too
   *     many columns
   */
  static CoxDesign of(FeatureTable table, SurvivalOutcome outcome) {
    if (table.rows() != outcome.rows()) {
      throw new IllegalArgumentException(
          "%d rows of features for %d times".formatted(table.rows(), outcome.rows()));
    }
    outcome.requireEvents();
    if (table.width() == 0) {
      throw new DegenerateDataException(
          Degeneracy.INVALID_VALUE, "Cox regression needs a column or more");
    }
    if (table.width() >= table.rows()) {
      throw new DegenerateDataException(
          Degeneracy.TOO_MANY_FEATURES,
          "%d columns for %d rows; Cox regression needs fewer columns than rows"
              .formatted(table.width(), table.rows()));
    }
    return new CoxDesign(TimeOrder.of(outcome), table);
  }

  private void standardise(int c, double[] column) {
    double first = column[0];
    if (Arrays.stream(column).allMatch(value -> value == first)) {
      throw new DegenerateDataException(
          Degeneracy.CONSTANT_COLUMN, "column %s is %s in all rows".formatted(names.get(c), first));
    }
    means[c] = Arrays.stream(column).average().orElseThrow();
    scales[c] = Arrays.stream(column).map(v -> Math.abs(v - means[c])).average().orElseThrow();
    for (int i = 0; i < column.length; i++) {
      values[i * names.size() + c] = (column[order.row(i)] - means[c]) / scales[c];
    }
  }

  TimeOrder order() {
    return order;
  }

  int width() {
    return names.size();
  }

  List<String> names() {
    return names;
  }

  int rows() {
    return values.length / names.size();
  }

  /** Position in the order of times, column. */
  double at(int position, int column) {
    return values[position * names.size() + column];
  }

  double mean(int column) {
    return means[column];
  }

  double scale(int column) {
    return scales[column];
  }

  /** The linear predictor at each position in the order of times. */
  double[] predictors(double[] beta) {
    double[] predictors = new double[rows()];
    for (int i = 0; i < predictors.length; i++) {
      double sum = 0;
      for (int c = 0; c < beta.length; c++) {
        sum += values[i * beta.length + c] * beta[c];
      }
      predictors[i] = sum;
    }
    return predictors;
  }
}
