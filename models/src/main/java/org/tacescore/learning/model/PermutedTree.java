package org.tacescore.learning.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A tree that classifies the rows outside of its sample, with columns shuffled among them. */
final class PermutedTree {
  private final RankedTable table;
  private final Tree tree;
  private final SplittableRandom random;

  /** Rows outside of the sample. */
  private final int[] outside;

  /** What a row of the negative and of the positive class counts: shares add up to 1. */
  private final double[] weights;

  PermutedTree(RankedTable table, GrownTree grown) {
    this.table = table;
    tree = grown.tree();
    random = new SplittableRandom(grown.seed());
    outside =
        IntStream.range(0, table.rows()).filter(row -> grown.timesDrawn()[row] == 0).toArray();
    int positives = (int) Arrays.stream(outside).filter(table::positive).count();
    weights = new double[] {weight(outside.length - positives), weight(positives)};
  }

  private static double weight(int rows) {
    return rows == 0 ? 0 : 1.0 / rows;
  }

  /** Class (negative, positive) by column: the share of rows classified rightly that is lost. */
  double[][] decreases() {
    boolean[] right = new boolean[outside.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = isRight(tree.leaf(table.row(outside[i])), outside[i]);
    }
    double[][] decreases = new double[2][table.width()];
    for (int column : usedColumns()) {
      int[] donors = shuffled();
      for (int i = 0; i < outside.length; i++) {
        double donated = table.row(donors[i])[column];
        boolean still = isRight(tree.leaf(table.row(outside[i]), column, donated), outside[i]);
        int kind = table.positive(outside[i]) ? 1 : 0;
        decreases[kind][column] += weights[kind] * ((right[i] ? 1 : 0) - (still ? 1 : 0));
      }
    }
    return decreases;
  }

  /** Ascending; other columns lose nothing. */
  private int[] usedColumns() {
    return IntStream.range(0, tree.nodes())
        .map(tree::feature)
        .filter(feature -> feature != Tree.LEAF)
        .sorted()
        .distinct()
        .toArray();
  }

  private boolean isRight(double leaf, int row) {
    return leaf > 0.5 == table.positive(row);
  }

  private int[] shuffled() {
    int[] order = outside.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
    return order;
  }
}
