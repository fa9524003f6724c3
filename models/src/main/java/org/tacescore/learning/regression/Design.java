package org.tacescore.learning.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/**
 * A column of ones and the columns of a regression, each less its mean and in units of its standard
 * deviation. Neither changes a fit, but both keep sums of squares in range.
 *
 * <p>Columns are checked: each varies, none is a combination of others, and there are fewer than
 * rows.
 */
final class Design {
  /** The name of the coefficient of the ones, as in R. */
  static final String INTERCEPT = "(Intercept)";

  private final List<String> names;
  private final int rows;
  private final StandardColumns columns;

  private Design(FeatureTable table, int rows, StandardColumns columns) {
    List<String> all = new ArrayList<>(List.of(INTERCEPT));
    all.addAll(table.names());
    this.names = List.copyOf(all);
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * @param rows of the outcome; a table without columns has as many
   * @throws DegenerateDataException when a column is constant (CONSTANT_COLUMN), is a combination
   *     of others (DUPLICATE_COLUMN), or there are too many (TOO_MANY_FEATURES)
   */
  static Design of(FeatureTable table, int rows) {
    if (table.width() > 0 && table.rows() != rows) {
      throw new IllegalArgumentException(
          "%d rows of features for %d outcomes".formatted(table.rows(), rows));
    }
    if (table.names().contains(INTERCEPT)) {
      throw new DegenerateDataException(
          Degeneracy.INVALID_VALUE, "a column may not be named " + INTERCEPT);
    }
    if (table.width() + 1 >= rows) {
      throw new DegenerateDataException(
          Degeneracy.TOO_MANY_FEATURES,
          "%d columns and an intercept need more than %d rows".formatted(table.width(), rows));
    }
    StandardColumns columns = StandardColumns.of(table);
    columns.requireVarying();
    Collinearity.refuse(table.names(), columns);
    return new Design(table, rows, columns);
  }

  int rows() {
    return rows;
  }

  /** Columns, the ones included. */
  int width() {
    return names.size();
  }

  /** Names of the columns, the ones first. */
  List<String> names() {
    return names;
  }

  /** All columns times a weight for each row. */
  RealMatrix weighted(double[] weights) {
    double[][] values = new double[rows][width()];
    for (int row = 0; row < rows; row++) {
      values[row][0] = weights[row];
    }
    for (int c = 1; c < width(); c++) {
      double[] column = columns.values(c - 1);
      for (int row = 0; row < rows; row++) {
        values[row][c] = weights[row] * column[row];
      }
    }
    return MatrixUtils.createRealMatrix(values);
  }

  /** The sum of coefficient times value for each row. */
  double[] predictors(double[] beta) {
    double[] predictors = new double[rows];
    Arrays.fill(predictors, beta[0]);
    for (int c = 1; c < width(); c++) {
      double[] column = columns.values(c - 1);
      for (int row = 0; row < rows; row++) {
        predictors[row] += beta[c] * column[row];
      }
    }
    return predictors;
  }

  /** Multiplies coefficients of these columns to those of the table's. */
  RealMatrix toTable() {
    RealMatrix matrix = MatrixUtils.createRealIdentityMatrix(width());
    for (int c = 1; c < width(); c++) {
      matrix.setEntry(c, c, 1 / columns.scale(c - 1));
      matrix.setEntry(0, c, -columns.mean(c - 1) / columns.scale(c - 1));
    }
    return matrix;
  }
}
