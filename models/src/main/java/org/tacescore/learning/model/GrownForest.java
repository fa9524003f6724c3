package org.tacescore.learning.model;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A forest with its samples: which columns mattered, judged by rows that trees did not see. */
public final class GrownForest {
  private final RankedTable table;
  private final List<GrownTree> trees;

  GrownForest(RankedTable table, List<GrownTree> trees) {
    this.table = table;
    this.trees = trees;
  }

  public ForestModel model() {
    return new ForestModel(table.width(), trees.stream().map(GrownTree::tree).toList());
  }

  /**
   * Mean decrease of Gini's impurity a column, 0 or more, for rows that count as 1 together. It
   * favours columns of many values.
   */
  public double[] impurityImportance() {
    double[] sums = new double[table.width()];
    for (GrownTree tree : trees) {
      for (int c = 0; c < sums.length; c++) {
        sums[c] += tree.impurityDecrease()[c] / trees.size();
      }
    }
    return sums;
  }

  /**
   * Permutation importance a column: by how much fewer rows outside of a tree's sample it
   * classifies rightly once the column is shuffled among them; for each class the mean over trees
   * divided by its standard error, then the mean of both classes. As randomForest's scaled
   * importance by class, which caret's rfFuncs average (Breiman 2001).
   */
  public double[] permutationImportance() {
    List<double[][]> decreases = trees.parallelStream().map(this::decreases).toList();
    double[] importance = new double[table.width()];
    for (int c = 0; c < importance.length; c++) {
      int column = c;
      for (int k = 0; k < 2; k++) {
        int kind = k;
        importance[c] +=
            scaled(decreases.stream().mapToDouble(tree -> tree[kind][column]).toArray()) / 2;
      }
    }
    return importance;
  }

  /** The mean over its standard error; the mean itself where trees do not differ. */
  private static double scaled(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(squares) / values.length;
    return error > 0 ? mean / error : mean;
  }

  /** Class (negative, positive) by column: share of rows outside of the sample that is lost. */
  private double[][] decreases(GrownTree grown) {
    int[] outside =
        IntStream.range(0, table.rows()).filter(row -> grown.timesDrawn()[row] == 0).toArray();
    int positives = (int) Arrays.stream(outside).filter(table::positive).count();
    double[] weights = {weight(outside.length - positives), weight(positives)};
    boolean[] right = new boolean[outside.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = isRight(grown.tree().leaf(table.row(outside[i])), outside[i]);
    }
    double[][] decreases = new double[2][table.width()];
    SplittableRandom random = new SplittableRandom(grown.seed());
    Tree tree = grown.tree();
    int[] used =
        IntStream.range(0, tree.nodes())
            .map(tree::feature)
            .filter(f -> f >= 0)
            .sorted()
            .distinct()
            .toArray();
    for (int column : used) {
      int[] donors = shuffled(outside, random);
      for (int i = 0; i < outside.length; i++) {
        int row = outside[i];
        double leaf = tree.leaf(table.row(row), column, table.row(donors[i])[column]);
        int kind = table.positive(row) ? 1 : 0;
        decreases[kind][column] +=
            weights[kind] * ((right[i] ? 1 : 0) - (isRight(leaf, row) ? 1 : 0));
      }
    }
    return decreases;
  }

  private boolean isRight(double leaf, int row) {
    return leaf > 0.5 == table.positive(row);
  }

  private static double weight(int rows) {
    return rows == 0 ? 0 : 1.0 / rows;
  }

  private static int[] shuffled(int[] rows, SplittableRandom random) {
    int[] order = rows.clone();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
    return order;
  }
}
