package org.tacescore.kernels;

import java.util.Arrays;

/**
 * Counts pairs of ranks of which most occur seldom or never, by sorting them.
 *
 * <p>Pairs are laid out by their row, counted before, and each row's columns are counted in one
 * line. Time and memory grow with the number of pairs and not with the square of that of levels.
 */
final class PairSort {
  private final int levels;

  /** First the number of pairs of each row, then where the next pair of a row goes. */
  private final int[] next;

  private char[] columns = {};

  PairSort(int levels) {
    this.levels = levels;
    this.next = new int[levels + 2];
  }

  /** Says that a pair will come in this row. */
  void announce(int row) {
    next[row + 1]++;
  }

  /** Ends announcing: pairs now come. */
  void begin() {
    for (int row = 1; row < next.length; row++) {
      next[row] += next[row - 1];
    }
    columns = new char[next[levels + 1]];
  }

  void add(int row, int column) {
    columns[next[row]++] = (char) column;
  }

  /** What was added. */
  CountMatrix counts() {
    int[] row = new int[columns.length];
    int[] column = new int[columns.length];
    long[] count = new long[columns.length];
    Line line = new Line(levels);
    int entries = 0;
    int from = 0;
    for (int r = 1; r <= levels; r++) {
      for (int k = from; k < next[r]; k++) {
        line.add(columns[k]);
      }
      from = next[r];
      for (int c = line.next(0); c >= 0; c = line.next(c + 1)) {
        row[entries] = r;
        column[entries] = c;
        count[entries++] = line.take(c);
      }
      line.clear();
    }
    return CountMatrix.sorted(
        Arrays.copyOf(row, entries), Arrays.copyOf(column, entries), Arrays.copyOf(count, entries));
  }

  /** Counts of one row, with a bit for each column that is not 0. */
  private static final class Line {
    private final int[] counts;
    private final long[] bits;
    private int firstWord = Integer.MAX_VALUE;
    private int endWord;

    Line(int levels) {
      this.counts = new int[levels + 1];
      this.bits = new long[levels / Long.SIZE + 1];
    }

    void add(int column) {
      int word = column / Long.SIZE;
      counts[column]++;
      bits[word] |= 1L << column;
      firstWord = Math.min(firstWord, word);
      endWord = Math.max(endWord, word + 1);
    }

    /** The first column from one on that is not 0; -1 without any. */
    int next(int column) {
      int word = Math.max(firstWord, column / Long.SIZE);
      if (word >= endWord) {
        return -1;
      }
      long here = word > column / Long.SIZE ? bits[word] : bits[word] & -1L << column;
      while (here == 0) {
        word++;
        if (word >= endWord) {
          return -1;
        }
        here = bits[word];
      }
      return word * Long.SIZE + Long.numberOfTrailingZeros(here);
    }

    int take(int column) {
      int count = counts[column];
      counts[column] = 0;
      return count;
    }

    void clear() {
      for (int word = firstWord; word < endWord; word++) {
        bits[word] = 0;
      }
      firstWord = Integer.MAX_VALUE;
      endWord = 0;
    }
  }
}
