package org.tacescore.learning.selection;

import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;
import org.tacescore.learning.model.ForestModel;
import org.tacescore.learning.model.ForestTrainer;
import org.tacescore.learning.model.GrownForest;

/** One fold of an elimination: a forest on all columns ranks them, smaller ones are judged. */
final class EliminationFold {
  private final ForestTrainer forest;
  private final FeatureTable training;
  private final BinaryOutcome known;
  private final FeatureTable heldOut;
  private final BinaryOutcome truth;
  private final ForestModel whole;
  private final double[] importance;

  EliminationFold(
      ForestTrainer forest,
      FeatureTable table,
      BinaryOutcome outcome,
      Folds split,
      int fold,
      long seed) {
    this.forest = forest;
    training = table.rows(split.training(fold));
    known = outcome.rows(split.training(fold));
    heldOut = table.rows(split.heldOut(fold));
    truth = outcome.rows(split.heldOut(fold));
    GrownForest grown = forest.grow(training, known, seed);
    whole = grown.model();
    importance = grown.permutationImportance();
  }

  /** Of each column, from the training rows; nobody writes to it. */
  double[] importance() {
    return importance;
  }

  /** The share of held-out rows that a forest on the best so many columns classifies rightly. */
  double accuracy(int size, long seed) {
    if (size == training.width()) {
      return accuracy(whole, heldOut);
    }
    List<String> names =
        MeanImportance.best(importance, size).stream().map(training.names()::get).toList();
    return accuracy(forest.fit(training.select(names), known, seed), heldOut.select(names));
  }

  private double accuracy(ForestModel model, FeatureTable rows) {
    long right =
        IntStream.range(0, rows.rows())
            .filter(row -> model.score(rows.row(row)) > 0.5 == truth.positive(row))
            .count();
    return (double) right / rows.rows();
  }
}
