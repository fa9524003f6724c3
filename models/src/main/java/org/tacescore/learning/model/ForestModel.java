package org.tacescore.learning.model;

import java.util.List;

/**
 * A random forest: the mean over its trees of the share of positive training rows in a row's leaf
 * (Breiman 2001, doi:10.1023/A:1010933404324; scikit-learn averages so too).
 *
 * @param width numbers in a row
 * @param trees leaves hold 0 to 1
 */
public record ForestModel(int width, List<Tree> trees) implements FittedModel {
  public ForestModel {
    trees = List.copyOf(trees);
    if (trees.isEmpty()) {
      throw new IllegalArgumentException("a forest needs trees");
    }
    for (Tree tree : trees) {
      tree.requireWidth(width);
      tree.requireLeaves(0, 1);
    }
  }

  @Override
  public double score(double[] row) {
    Rows.require(row, width);
    double sum = 0;
    for (Tree tree : trees) {
      sum += tree.leaf(row);
    }
    return sum / trees.size();
  }
}
