package org.tacescore.learning.regression;

import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/**
 * The columns of a table, each less its mean and in units of its standard deviation, of which the
 * square is the sum of squares over n, as in glmnet. A constant column is all 0 with the scale 0.
 */
final class StandardColumns {
  /** Below this part of the largest value a deviation is rounding. */
  private static final double ROUNDING = 1e-13;

  /** Standard values nearer than this are equal. */
  private static final double EQUAL = 1e-9;

  private final FeatureTable table;
  private final double[][] values;
  private final double[] means;
  private final double[] scales;

  private StandardColumns(FeatureTable table) {
    this.table = table;
    values = new double[table.width()][];
    means = new double[table.width()];
    scales = new double[table.width()];
    for (int c = 0; c < values.length; c++) {
      values[c] = table.column(c);
      standardise(c, values[c]);
    }
  }

  static StandardColumns of(FeatureTable table) {
    return new StandardColumns(table);
  }

  private void standardise(int c, double[] column) {
    double sum = 0;
    double largest = 0;
    for (double value : column) {
      sum += value;
      largest = Math.max(largest, Math.abs(value));
    }
    means[c] = sum / column.length;
    double squares = 0;
    double rest = 0;
    for (int row = 0; row < column.length; row++) {
      column[row] -= means[c];
      squares += column[row] * column[row];
      rest += column[row];
    }
    // What rounding left of the mean is taken off its squares.
    double variance = (squares - rest * rest / column.length) / column.length;
    scales[c] = variance > 0 ? Math.sqrt(variance) : 0;
    if (scales[c] <= ROUNDING * largest) {
      scales[c] = 0;
    }
    for (int row = 0; row < column.length; row++) {
      column[row] = scales[c] == 0 ? 0 : column[row] / scales[c];
    }
  }

  /**
   * @throws DegenerateDataException naming the first constant column
   */
  void requireVarying() {
    for (int c = 0; c < scales.length; c++) {
      if (scales[c] == 0) {
        throw new DegenerateDataException(
            Degeneracy.CONSTANT_COLUMN,
            "column %s is %s in all rows".formatted(table.names().get(c), table.at(0, c)));
      }
    }
  }

  /**
   * @throws DegenerateDataException naming the first two columns that are equal but for sign
   */
  void requireDistinct() {
    for (int c = 1; c < values.length; c++) {
      for (int before = 0; before < c; before++) {
        if (same(values[before], values[c])) {
          throw new DegenerateDataException(
              Degeneracy.DUPLICATE_COLUMN,
              "columns %s and %s are equal but for shift and scale: the lasso cannot choose"
                  .formatted(table.names().get(before), table.names().get(c)));
        }
      }
    }
  }

  private static boolean same(double[] a, double[] b) {
    double sign = Math.signum(a[0] * b[0]);
    int row = 0;
    while (row < a.length && Math.abs(a[row] - sign * b[row]) < EQUAL) {
      row++;
    }
    return row == a.length;
  }

  int width() {
    return values.length;
  }

  /** The column itself, not a copy: nobody writes to it. */
  double[] values(int column) {
    return values[column];
  }

  double mean(int column) {
    return means[column];
  }

  double scale(int column) {
    return scales[column];
  }
}
