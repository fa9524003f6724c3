package org.tacescore.learning.model;

import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/** Checks of rows that are scored or learned from. */
final class Rows {
  private Rows() {}

  /** A row of so many finite numbers: an incomplete one is never scored. */
  static void require(double[] row, int width) {
    if (row.length != width) {
      throw new IllegalArgumentException(
          "a row of %d numbers for a model of %d".formatted(row.length, width));
    }
    for (int i = 0; i < width; i++) {
      if (!Double.isFinite(row[i])) {
        throw new DegenerateDataException(
            Degeneracy.NOT_FINITE, "number %d of the row is %s".formatted(i + 1, row[i]));
      }
    }
  }

  /** A table with columns and as many rows as the outcome, which has both classes. */
  static void requireTraining(FeatureTable table, BinaryOutcome outcome) {
    if (table.width() == 0) {
      throw new DegenerateDataException(
          Degeneracy.UNKNOWN_COLUMN, "there is no column to learn from");
    }
    if (table.rows() != outcome.rows()) {
      throw new IllegalArgumentException(
          "%d rows with %d outcomes".formatted(table.rows(), outcome.rows()));
    }
    outcome.requireBothClasses();
  }

  /** All rows of a table. */
  static double[][] of(FeatureTable table) {
    double[][] rows = new double[table.rows()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = table.row(row);
    }
    return rows;
  }

  /** The inverse of the logit. */
  static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
