package org.tacescore.learning.model;

import java.util.Map;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

/**
 * Gradient boosting by XGBoost's histograms (Chen and Guestrin 2016, doi:10.1145/2939672.2939785),
 * on one thread, so that sums have one order.
 *
 * @param rounds trees, 1 or more
 * @param depth of a tree, 1 to 16
 * @param rate by which each tree counts, above 0 to 1
 * @param rowShare drawn for each tree, above 0 to 1
 * @param columnShare drawn for each tree, above 0 to 1
 * @param leastLeaf sum of p (1 - p) in a leaf, 0 or more
 * @param ridge of leaves, 0 or more
 */
public record BoostingTrainer(
    int rounds,
    int depth,
    double rate,
    double rowShare,
    double columnShare,
    double leastLeaf,
    double ridge)
    implements Trainer {
  private static final int MOST_DEPTH = 16;

  public BoostingTrainer {
    if (rounds < 1 || depth < 1 || depth > MOST_DEPTH) {
      throw new IllegalArgumentException("%d trees of depth %d".formatted(rounds, depth));
    }
    requireShare("rate", rate);
    requireShare("rowShare", rowShare);
    requireShare("columnShare", columnShare);
    if (!(leastLeaf >= 0 && ridge >= 0) || !Double.isFinite(leastLeaf + ridge)) {
      throw new IllegalArgumentException(
          "leastLeaf and ridge must be 0 or more, got %s and %s".formatted(leastLeaf, ridge));
    }
  }

  /** 100 trees of depth 3 at the rate 0.1, all rows and columns, XGBoost's other defaults. */
  public static BoostingTrainer usual() {
    return new BoostingTrainer(100, 3, 0.1, 1, 1, 1, 1);
  }

  private static void requireShare(String name, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " must be above 0 and at most 1, got " + share);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.tacescore.learning.DegenerateDataException also when a value lies outside of what a
   *     float holds (INVALID_VALUE)
   * @throws BoostingFailedException when the library fails
   */
  @Override
  public BoostedTreesModel fit(FeatureTable training, BinaryOutcome outcome, long seed) {
    Rows.requireTraining(training, outcome);
    return new XgBoost(parameters(seed), rounds).fit(training, outcome);
  }

  Map<String, Object> parameters(long seed) {
    return Map.ofEntries(
        Map.entry("objective", "binary:logistic"),
        Map.entry("base_score", 0.5),
        Map.entry("tree_method", "hist"),
        Map.entry("nthread", 1),
        Map.entry("seed", Long.hashCode(seed) & Integer.MAX_VALUE),
        Map.entry("max_depth", depth),
        Map.entry("eta", rate),
        Map.entry("subsample", rowShare),
        Map.entry("colsample_bytree", columnShare),
        Map.entry("min_child_weight", leastLeaf),
        Map.entry("lambda", ridge),
        Map.entry("verbosity", 0));
  }
}
