package org.tacescore.radiomics.feature;

import java.util.Arrays;
import java.util.List;
import org.tacescore.kernels.CountMatrix;

/**
 * A matrix of counts, or a weighted sum of such matrices, row by row: the entries of row i (0 for
 * the lowest rank) are those from {@code start(i)} to before {@code start(i + 1)}, columns
 * ascending from 1.
 */
final class WeightedCounts {
  private final int[] starts;
  private final int[] columns;
  private final double[] weights;
  private final boolean whole;

  private WeightedCounts(int[] starts, int[] columns, double[] weights, boolean whole) {
    this.starts = starts;
    this.columns = columns;
    this.weights = weights;
    this.whole = whole;
  }

  /** The counts of one matrix with this number of rows. */
  static WeightedCounts of(CountMatrix matrix, int rows) {
    int[] starts = new int[rows + 1];
    int[] columns = new int[matrix.entries()];
    double[] weights = new double[columns.length];
    for (int k = 0; k < columns.length; k++) {
      starts[matrix.row(k)] = k + 1;
      columns[k] = matrix.column(k);
      weights[k] = matrix.count(k);
    }
    fillGaps(starts);
    return new WeightedCounts(starts, columns, weights, true);
  }

  private static void fillGaps(int[] starts) {
    for (int row = 1; row < starts.length; row++) {
      starts[row] = Math.max(starts[row], starts[row - 1]);
    }
  }

  /** The sum of matrices, each times its factor. */
  static WeightedCounts sum(List<CountMatrix> matrices, double[] factors, int rows) {
    Sum sum = new Sum(matrices, factors);
    int[] starts = new int[rows + 1];
    for (int row = 1; row <= rows; row++) {
      starts[row] = sum.addRow(row);
    }
    return new WeightedCounts(
        starts,
        Arrays.copyOf(sum.columns, sum.end),
        Arrays.copyOf(sum.weights, sum.end),
        Arrays.stream(factors).allMatch(factor -> factor == 1));
  }

  /** A sum in the making, row by row. */
  private static final class Sum {
    private final List<CountMatrix> matrices;
    private final double[] factors;
    private final int[] next;
    private final double[] line;
    private final int[] columns;
    private final double[] weights;
    private int end;

    Sum(List<CountMatrix> matrices, double[] factors) {
      this.matrices = matrices;
      this.factors = factors;
      this.next = new int[matrices.size()];
      this.line =
          new double[1 + matrices.stream().mapToInt(CountMatrix::highestColumn).max().orElse(0)];
      this.columns = new int[matrices.stream().mapToInt(CountMatrix::entries).sum()];
      this.weights = new double[columns.length];
    }

    /** Appends the sum of the matrices' rows of a number; the end of what was appended. */
    int addRow(int row) {
      int start = end;
      for (int m = 0; m < next.length; m++) {
        CountMatrix matrix = matrices.get(m);
        for (; next[m] < matrix.entries() && matrix.row(next[m]) == row; next[m]++) {
          add(matrix.column(next[m]), factors[m] * matrix.count(next[m]));
        }
      }
      Arrays.sort(columns, start, end);
      for (int k = start; k < end; k++) {
        weights[k] = line[columns[k]];
        line[columns[k]] = 0;
      }
      return end;
    }

    private void add(int column, double weight) {
      if (weight > 0 && line[column] == 0) {
        columns[end++] = column;
      }
      line[column] += weight;
    }
  }

  int rows() {
    return starts.length - 1;
  }

  int entries() {
    return columns.length;
  }

  /** The first entry of a row, from 0. */
  int start(int row) {
    return starts[row];
  }

  int column(int entry) {
    return columns[entry];
  }

  double weight(int entry) {
    return weights[entry];
  }

  /** Whether all weights are whole numbers. */
  boolean isWhole() {
    return whole;
  }
}
