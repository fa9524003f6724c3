package org.tacescore.learning.model;

import java.util.Arrays;

/**
 * The split of a node that lessens Gini's impurity most; of equal ones the first that was tried.
 * Not thread-safe.
 */
final class SplitSearch {
  private static final long ROW = 0xFFFFFFFFL;

  private final RankedTable table;
  private final int[] timesDrawn;
  private final int[] rows;

  /** Rank above, row below: sorts rows of a node by a column. */
  private final long[] keys;

  private int from;
  private int to;
  private int weight;
  private int positives;
  private int leastLeaf;

  private double bestPurity;
  private int bestColumn;
  private int bestLow;
  private int bestHigh;

  /**
   * @param rows the tree's rows, whose order its growth changes
   */
  SplitSearch(RankedTable table, int[] timesDrawn, int[] rows) {
    this.table = table;
    this.timesDrawn = timesDrawn;
    this.rows = rows;
    this.keys = new long[rows.length];
  }

  /** A node of the rows from and before to, of this weight. */
  void begin(int nodeFrom, int nodeTo, int nodeWeight, int nodePositives, int leastLeafWeight) {
    from = nodeFrom;
    to = nodeTo;
    weight = nodeWeight;
    positives = nodePositives;
    leastLeaf = leastLeafWeight;
    bestColumn = -1;
    bestPurity = Double.NEGATIVE_INFINITY;
  }

  boolean found() {
    return bestColumn >= 0;
  }

  int column() {
    return bestColumn;
  }

  /** Ranks from this one go right. */
  int highRank() {
    return bestHigh;
  }

  double threshold() {
    return table.threshold(bestColumn, bestLow, bestHigh);
  }

  /** What the node's impurity, times its weight, loses by the split. */
  double impurityDecrease() {
    // Gini's impurity times weight is w - (p^2 + n^2) / w, so that only purities differ.
    return bestPurity - purity(positives, weight);
  }

  void tryColumn(int column) {
    int count = to - from;
    int[] ranks = table.ranks(column);
    for (int i = 0; i < count; i++) {
      int row = rows[from + i];
      keys[i] = ((long) ranks[row] << 32) | row;
    }
    Arrays.sort(keys, 0, count);
    int left = 0;
    int leftPositives = 0;
    for (int i = 0; i < count - 1; i++) {
      int row = (int) (keys[i] & ROW);
      left += timesDrawn[row];
      leftPositives += table.positive(row) ? timesDrawn[row] : 0;
      int low = (int) (keys[i] >> 32);
      int high = (int) (keys[i + 1] >> 32);
      if (low < high && left >= leastLeaf && weight - left >= leastLeaf) {
        offer(column, low, high, left, leftPositives);
      }
    }
  }

  private void offer(int column, int low, int high, int left, int leftPositives) {
    double purity = purity(leftPositives, left) + purity(positives - leftPositives, weight - left);
    if (purity > bestPurity) {
      bestPurity = purity;
      bestColumn = column;
      bestLow = low;
      bestHigh = high;
    }
  }

  /** (p^2 + n^2) / w of so many positive rows in a weight. */
  private static double purity(double positive, double of) {
    double negative = of - positive;
    return (positive * positive + negative * negative) / of;
  }
}
