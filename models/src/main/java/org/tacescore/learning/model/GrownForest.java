package org.tacescore.learning.model;

import java.util.Arrays;
import java.util.List;

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
    List<double[][]> decreases =
        trees.parallelStream().map(tree -> new PermutedTree(table, tree).decreases()).toList();
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
}
