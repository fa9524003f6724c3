package org.tacescore.learning.model;

import java.util.Arrays;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

/** Training rows with each column's ranks, made once for all trees. Nobody writes to it. */
final class RankedTable {
  private final double[][] rows;
  private final boolean[] positive;

  /** A column: its distinct values, ascending. */
  private final double[][] values;

  /** A column, a row: the place of its value among the distinct ones. */
  private final int[][] ranks;

  private RankedTable(double[][] rows, boolean[] positive, double[][] values, int[][] ranks) {
    this.rows = rows;
    this.positive = positive;
    this.values = values;
    this.ranks = ranks;
  }

  static RankedTable of(FeatureTable table, BinaryOutcome outcome) {
    boolean[] positive = new boolean[table.rows()];
    for (int row = 0; row < positive.length; row++) {
      positive[row] = outcome.positive(row);
    }
    double[][] values = new double[table.width()][];
    int[][] ranks = new int[table.width()][table.rows()];
    for (int c = 0; c < values.length; c++) {
      values[c] = Arrays.stream(table.column(c)).map(x -> x + 0.0).sorted().distinct().toArray();
      for (int row = 0; row < positive.length; row++) {
        ranks[c][row] = Arrays.binarySearch(values[c], table.at(row, c) + 0.0);
      }
    }
    return new RankedTable(Rows.of(table), positive, values, ranks);
  }

  int rows() {
    return rows.length;
  }

  int width() {
    return values.length;
  }

  double[] row(int row) {
    return rows[row];
  }

  boolean positive(int row) {
    return positive[row];
  }

  int[] ranks(int column) {
    return ranks[column];
  }

  /** The middle between two values of a column; above the lower where rounding meets it. */
  double threshold(int column, int lowRank, int highRank) {
    double low = values[column][lowRank];
    double high = values[column][highRank];
    double middle = low / 2 + high / 2;
    return middle > low && middle <= high ? middle : high;
  }
}
