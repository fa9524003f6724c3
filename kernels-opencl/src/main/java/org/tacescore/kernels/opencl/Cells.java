package org.tacescore.kernels.opencl;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.tacescore.kernels.CountMatrix;

/** The cells of a table that are not zero, in the order of their places. */
final class Cells {
  private final int[] places;
  private final int[] counts;

  Cells(int[] places, int[] counts) {
    this.places = places;
    this.counts = counts;
  }

  static Cells of(int[] table) {
    int[] places = new int[table.length];
    int used = 0;
    for (int cell = 0; cell < table.length; cell++) {
      if (table[cell] != 0) {
        places[used++] = cell;
      }
    }
    int[] counts = new int[used];
    for (int k = 0; k < used; k++) {
      counts[k] = table[places[k]];
    }
    return new Cells(Arrays.copyOf(places, used), counts);
  }

  /** The matrix of a table of larger numbers, row by row. */
  static CountMatrix matrixOf(long[] table, int columns) {
    int[] places = IntStream.range(0, table.length).filter(cell -> table[cell] != 0).toArray();
    return CountMatrix.of(
        Arrays.stream(places).map(place -> 1 + place / columns).toArray(),
        Arrays.stream(places).map(place -> 1 + place % columns).toArray(),
        Arrays.stream(places).mapToLong(place -> table[place]).toArray());
  }

  /** The matrices that a table holds, each row by row in its own part of the table. */
  CountMatrix[] matrices(int matrices, int size, int columns) {
    CountMatrix[] result = new CountMatrix[matrices];
    int from = 0;
    for (int k = 0; k < matrices; k++) {
      int end = from;
      while (end < places.length && places[end] < (k + 1L) * size) {
        end++;
      }
      result[k] = matrix(from, end, k * size, columns);
      from = end;
    }
    return result;
  }

  private CountMatrix matrix(int from, int end, int firstPlace, int columns) {
    int[] row = new int[end - from];
    int[] column = new int[end - from];
    long[] count = new long[end - from];
    for (int k = from; k < end; k++) {
      int place = places[k] - firstPlace;
      row[k - from] = 1 + place / columns;
      column[k - from] = 1 + place % columns;
      count[k - from] = counts[k];
    }
    return CountMatrix.of(row, column, count);
  }
}
