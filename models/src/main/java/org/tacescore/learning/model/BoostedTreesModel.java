package org.tacescore.learning.model;

import java.util.List;

/**
 * Boosted trees: the logistic function of the sum of a row's leaves (Friedman 2001,
 * doi:10.1214/aos/1013203451).
 *
 * @param width numbers in a row
 * @param base log odds without trees
 * @param trees leaves hold log odds, any finite number
 */
public record BoostedTreesModel(int width, double base, List<Tree> trees) implements FittedModel {
  public BoostedTreesModel {
    trees = List.copyOf(trees);
    if (trees.isEmpty() || !Double.isFinite(base)) {
      throw new IllegalArgumentException("boosted trees need trees and a finite base");
    }
    for (Tree tree : trees) {
      tree.requireWidth(width);
    }
  }

  @Override
  public double score(double[] row) {
    return Rows.logistic(margin(row));
  }

  /** Log odds of a row. */
  public double margin(double[] row) {
    Rows.require(row, width);
    double sum = base;
    for (Tree tree : trees) {
      sum += tree.leaf(row);
    }
    return sum;
  }
}
