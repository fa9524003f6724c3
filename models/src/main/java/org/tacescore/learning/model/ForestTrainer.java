package org.tacescore.learning.model;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

/**
 * Random forests: trees on bootstrap samples, grown by Gini's impurity among columns drawn anew at
 * each split (Breiman 2001, doi:10.1023/A:1010933404324). Trees grow on all cores; the forest does
 * not depend on how many there are.
 *
 * @param trees 1 or more; randomForest of R takes 500
 * @param tried columns drawn at a split; 0 for the root of the width, rounded down. More are drawn
 *     only while none of them can split
 * @param leastLeaf rows of the sample in a leaf, 1 or more
 */
public record ForestTrainer(int trees, int tried, int leastLeaf) implements Trainer {
  public ForestTrainer {
    if (trees < 1 || tried < 0 || leastLeaf < 1) {
      throw new IllegalArgumentException(
          "a forest of %d trees, %d columns tried, %d rows a leaf"
              .formatted(trees, tried, leastLeaf));
    }
  }

  /** Fully grown trees, the root of the width tried. */
  public ForestTrainer(int trees) {
    this(trees, 0, 1);
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.tacescore.learning.DegenerateDataException when a class is missing (ONE_CLASS)
   */
  @Override
  public ForestModel fit(FeatureTable training, BinaryOutcome outcome, long seed) {
    return grow(training, outcome, seed).model();
  }

  /** The forest of {@link #fit} together with what its samples left out. */
  public GrownForest grow(FeatureTable training, BinaryOutcome outcome, long seed) {
    Rows.requireTraining(training, outcome);
    RankedTable table = RankedTable.of(training, outcome);
    int candidates = tried == 0 ? (int) Math.sqrt(table.width()) : Math.min(tried, table.width());
    SplittableRandom random = new SplittableRandom(seed);
    long[] seeds = IntStream.range(0, trees).mapToLong(tree -> random.nextLong()).toArray();
    List<GrownTree> grown =
        IntStream.range(0, trees)
            .parallel()
            .mapToObj(tree -> new TreeGrowth(table, candidates, leastLeaf, seeds[tree]).grow())
            .toList();
    return new GrownForest(table, grown);
  }
}
