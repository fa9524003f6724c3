package org.tacescore.learning.selection;

import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/** Columns less their mean and of length 1, so that a product of two is their correlation. */
final class Centred {
  /** A deviation below this part of the largest value is rounding of a constant. */
  private static final double ROUNDING = 1e-13;

  private Centred() {}

  static double[][] of(FeatureTable table) {
    double[][] columns = new double[table.width()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = of(table.names().get(c), table.column(c));
    }
    return columns;
  }

  /**
   * @throws DegenerateDataException when all values are equal (CONSTANT_COLUMN)
   */
  static double[] of(String name, double[] values) {
    double[] centred = values.clone();
    double length = centre(centred);
    if (length == 0) {
      throw new DegenerateDataException(
          Degeneracy.CONSTANT_COLUMN,
          "column %s is %s in all rows".formatted(name, values.length == 0 ? "absent" : values[0]));
    }
    for (int row = 0; row < centred.length; row++) {
      centred[row] /= length;
    }
    return centred;
  }

  /** Takes the mean off; the root of the sum of squares then, 0 for a constant. */
  static double centre(double[] values) {
    double sum = 0;
    double largest = 0;
    for (double value : values) {
      sum += value;
      largest = Math.max(largest, Math.abs(value));
    }
    double squares = 0;
    for (int row = 0; row < values.length; row++) {
      values[row] -= sum / values.length;
      squares += values[row] * values[row];
    }
    double length = Math.sqrt(squares);
    return length > ROUNDING * largest * Math.sqrt(values.length) ? length : 0;
  }

  static double product(double[] a, double[] b) {
    double sum = 0;
    for (int row = 0; row < a.length; row++) {
      sum += a[row] * b[row];
    }
    return sum;
  }
}
