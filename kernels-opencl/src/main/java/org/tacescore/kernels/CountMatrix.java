package org.tacescore.kernels;

import java.util.Arrays;
import java.util.List;

/**
 * A matrix of counts of which most are 0: its other entries, sorted by row, then column.
 *
 * <p>Rows are ranks of grey levels, from 1. What the columns are, from 1 too, depends on what was
 * counted: ranks, run lengths, zone sizes, numbers of neighbours. Counts are positive.
 */
public final class CountMatrix {
  private final int[] rows;
  private final int[] columns;
  private final long[] counts;
  private final long total;

  private CountMatrix(int[] rows, int[] columns, long[] counts) {
    this.rows = rows;
    this.columns = columns;
    this.counts = counts;
    this.total = Arrays.stream(counts).sum();
  }

  /** A matrix of entries, sorted; the arrays are copied. */
  public static CountMatrix of(int[] rows, int[] columns, long[] counts) {
    if (rows.length != columns.length || rows.length != counts.length) {
      throw new IllegalArgumentException(
          "%d rows, %d columns, %d counts".formatted(rows.length, columns.length, counts.length));
    }
    for (int k = 0; k < rows.length; k++) {
      boolean after =
          k == 0
              || rows[k] > rows[k - 1]
              || (rows[k] == rows[k - 1] && columns[k] > columns[k - 1]);
      if (!after || rows[k] < 1 || columns[k] < 1 || counts[k] < 1) {
        throw new IllegalArgumentException(
            "entry %d (%d, %d): %d is out of order or not positive"
                .formatted(k, rows[k], columns[k], counts[k]));
      }
    }
    return new CountMatrix(rows.clone(), columns.clone(), counts.clone());
  }

  /**
   * The same for a caller of this package that has sorted its entries and gives the arrays away.
   */
  static CountMatrix sorted(int[] rows, int[] columns, long[] counts) {
    return new CountMatrix(rows, columns, counts);
  }

  /**
   * A matrix of the counts that are not 0 in a table.
   *
   * @param table row by row, the first of row 1 and column 1
   * @param columns length of a row
   */
  public static CountMatrix ofTable(int[] table, int columns) {
    return ofTable(table, columns, 0, 0);
  }

  /** The same of a table that begins with unused rows and columns. */
  static CountMatrix ofTable(int[] table, int columns, int unusedRows, int unusedColumns) {
    int entries = 0;
    for (int count : table) {
      entries += count == 0 ? 0 : 1;
    }
    int[] row = new int[entries];
    int[] column = new int[entries];
    long[] count = new long[entries];
    int next = 0;
    for (int from = 0, r = 1 - unusedRows; from < table.length; from += columns, r++) {
      for (int c = 0; c < columns; c++) {
        if (table[from + c] != 0) {
          row[next] = r;
          column[next] = c + 1 - unusedColumns;
          count[next++] = table[from + c];
        }
      }
    }
    return new CountMatrix(row, column, count);
  }

  /** The sum of matrices, entry by entry. */
  public static CountMatrix sum(List<CountMatrix> matrices) {
    int rows = matrices.stream().mapToInt(CountMatrix::highestRow).max().orElse(0);
    int columns = matrices.stream().mapToInt(CountMatrix::highestColumn).max().orElse(0);
    Tally tally = Tally.of(rows, columns);
    for (CountMatrix matrix : matrices) {
      for (int k = 0; k < matrix.entries(); k++) {
        tally.add(matrix.rows[k], matrix.columns[k], matrix.counts[k]);
      }
    }
    return tally.counts();
  }

  /** Number of entries that are not 0. */
  public int entries() {
    return rows.length;
  }

  public int row(int entry) {
    return rows[entry];
  }

  public int column(int entry) {
    return columns[entry];
  }

  public long count(int entry) {
    return counts[entry];
  }

  /** The count in a row and column; 0 where no entry is listed. */
  public long at(int row, int column) {
    int low = 0;
    int high = rows.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order =
          rows[middle] != row
              ? Integer.compare(rows[middle], row)
              : Integer.compare(columns[middle], column);
      if (order == 0) {
        return counts[middle];
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return 0;
  }

  /** The sum of all counts. */
  public long total() {
    return total;
  }

  /** 0 for a matrix without entries. */
  public int highestRow() {
    return rows.length == 0 ? 0 : rows[rows.length - 1];
  }

  /** 0 for a matrix without entries. */
  public int highestColumn() {
    return Arrays.stream(columns).max().orElse(0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CountMatrix that
        && Arrays.equals(rows, that.rows)
        && Arrays.equals(columns, that.columns)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(rows) + Arrays.hashCode(columns)) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "%d entries, %d counted".formatted(rows.length, total);
  }
}
