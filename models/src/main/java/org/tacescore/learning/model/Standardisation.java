package org.tacescore.learning.model;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/** Means and standard deviations of training rows. */
final class Standardisation {
  /** A deviation below this part of the largest value is rounding of a constant. */
  private static final double ROUNDING = 1e-13;

  private final List<StandardisedModel.Column> columns;

  private Standardisation(List<StandardisedModel.Column> columns) {
    this.columns = columns;
  }

  /**
   * @throws DegenerateDataException when a column is constant (CONSTANT_COLUMN) or there is one row
   *     (TOO_FEW_ROWS)
   */
  static Standardisation of(FeatureTable training) {
    if (training.rows() < 2) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, training.rows() + " rows have no standard deviation");
    }
    List<StandardisedModel.Column> columns = new ArrayList<>();
    for (int c = 0; c < training.width(); c++) {
      columns.add(column(training.names().get(c), training.column(c)));
    }
    return new Standardisation(columns);
  }

  private static StandardisedModel.Column column(String name, double[] values) {
    double sum = 0;
    double largest = 0;
    for (double value : values) {
      sum += value;
      largest = Math.max(largest, Math.abs(value));
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double sd = Math.sqrt(squares / (values.length - 1));
    if (!(sd > ROUNDING * largest)) {
      throw new DegenerateDataException(
          Degeneracy.CONSTANT_COLUMN,
          "column %s is %s in all %d training rows".formatted(name, values[0], values.length));
    }
    return new StandardisedModel.Column(name, mean, sd);
  }

  FeatureTable apply(FeatureTable table) {
    double[][] values = new double[columns.size()][];
    for (int c = 0; c < values.length; c++) {
      values[c] = table.column(columns.get(c).name());
      for (int row = 0; row < values[c].length; row++) {
        values[c][row] = (values[c][row] - columns.get(c).mean()) / columns.get(c).sd();
      }
    }
    return FeatureTable.of(columns.stream().map(StandardisedModel.Column::name).toList(), values);
  }

  StandardisedModel before(FittedModel model) {
    return new StandardisedModel(columns, model);
  }
}
