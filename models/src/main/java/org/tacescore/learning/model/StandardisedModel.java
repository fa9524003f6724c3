package org.tacescore.learning.model;

import java.util.List;

/**
 * A model of standardised columns with the scale on which it was learned: {@code model((x - mean) /
 * sd)}. This is what a pipeline leaves.
 *
 * @param columns as many as the model's width, in its order
 * @param model not standardised itself
 */
public record StandardisedModel(List<Column> columns, FittedModel model) implements FittedModel {
  /**
   * A column with its scale on the training rows.
   *
   * @param mean in the column's unit
   * @param sd standard deviation (n - 1), positive
   */
  public record Column(String name, double mean, double sd) {
    public Column {
      if (!(sd > 0) || !Double.isFinite(mean + sd)) {
        throw new IllegalArgumentException(
            "column %s needs a finite mean and sd > 0, got %s and %s".formatted(name, mean, sd));
      }
    }
  }

  public StandardisedModel {
    columns = List.copyOf(columns);
    if (columns.size() != model.width()) {
      throw new IllegalArgumentException(
          "%d columns for a model of %d".formatted(columns.size(), model.width()));
    }
    if (columns.stream().map(Column::name).distinct().count() != columns.size()) {
      throw new IllegalArgumentException("a column is named twice");
    }
    if (model instanceof StandardisedModel) {
      throw new IllegalArgumentException("a standardised model holds one that is not");
    }
  }

  @Override
  public int width() {
    return columns.size();
  }

  @Override
  public double score(double[] row) {
    return model.score(standardised(row));
  }

  /** The row on the scale of the training rows. */
  public double[] standardised(double[] row) {
    Rows.require(row, width());
    double[] values = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      values[i] = (row[i] - columns.get(i).mean()) / columns.get(i).sd();
    }
    return values;
  }

  /** Names of the columns, in the model's order. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }
}
