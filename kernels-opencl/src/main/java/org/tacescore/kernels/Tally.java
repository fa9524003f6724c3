package org.tacescore.kernels;

import java.util.Arrays;

/**
 * Counts in the making: a table while that is small, else a hash table of the pairs that occur.
 *
 * <p>Open addressing with linear probing; a key is never 0, as rows begin with 1.
 */
final class Tally {
  private static final int MOST_CELLS = 1 << 20;
  private static final int FIRST_CAPACITY = 1 << 12;

  private final int columns;
  private final long[] table;
  private long[] keys;
  private long[] counts;
  private int used;

  private Tally(int columns, long[] table, int capacity) {
    this.columns = columns;
    this.table = table;
    this.keys = new long[capacity];
    this.counts = new long[capacity];
  }

  /** Nothing counted yet, in rows and columns from 1 to these. */
  static Tally of(int rows, int columns) {
    long cells = (long) rows * columns;
    return cells <= MOST_CELLS ? new Tally(columns, new long[(int) cells], 0) : sparse();
  }

  /** Nothing counted yet, in rows and columns from 1. */
  static Tally sparse() {
    return new Tally(0, new long[0], FIRST_CAPACITY);
  }

  void add(int row, int column, long amount) {
    if (keys.length == 0) {
      table[(row - 1) * columns + column - 1] += amount;
    } else {
      // Not in one expression: a new slot may move the counts to a larger array.
      int at = slot((long) row << 32 | column);
      counts[at] += amount;
    }
  }

  private int slot(long key) {
    int at = find(key);
    if (keys[at] == 0) {
      keys[at] = key;
      used++;
      if (used > keys.length / 2) {
        grow();
        return find(key);
      }
    }
    return at;
  }

  private int find(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9E3779B97F4A7C15L;
    int at = (int) (mixed >>> 32) & mask;
    while (keys[at] != 0 && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new long[keys.length];
    for (int k = 0; k < oldKeys.length; k++) {
      if (oldKeys[k] != 0) {
        int at = find(oldKeys[k]);
        keys[at] = oldKeys[k];
        counts[at] = oldCounts[k];
      }
    }
  }

  /** What was counted. */
  CountMatrix counts() {
    long[] found = keys.length == 0 ? cellsInUse() : keysInUse();
    int[] row = new int[found.length];
    int[] column = new int[found.length];
    long[] count = new long[found.length];
    for (int k = 0; k < found.length; k++) {
      if (keys.length == 0) {
        int cell = (int) found[k];
        row[k] = cell / columns + 1;
        column[k] = cell % columns + 1;
        count[k] = table[cell];
      } else {
        row[k] = (int) (found[k] >>> 32);
        column[k] = (int) found[k];
        count[k] = counts[find(found[k])];
      }
    }
    return CountMatrix.sorted(row, column, count);
  }

  private long[] cellsInUse() {
    long[] cells = new long[table.length];
    int next = 0;
    for (int cell = 0; cell < table.length; cell++) {
      if (table[cell] != 0) {
        cells[next++] = cell;
      }
    }
    return Arrays.copyOf(cells, next);
  }

  private long[] keysInUse() {
    long[] found = new long[used];
    int next = 0;
    for (int k = 0; k < keys.length; k++) {
      // A sum of differences may be 0 although its pair occurred.
      if (keys[k] != 0 && counts[k] != 0) {
        found[next++] = keys[k];
      }
    }
    long[] sorted = Arrays.copyOf(found, next);
    Arrays.sort(sorted);
    return sorted;
  }
}
