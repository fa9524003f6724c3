package org.tacescore.learning.model;

import java.util.List;
import org.tacescore.learning.FeatureTable;

/**
 * What a learner leaves.
 *
 * @param model with the columns that were chosen and their scales
 * @param trainer that made it
 * @param tuning each trainer that was tried with its AUC of the inner folds; empty where there was
 *     no choice
 */
public record LearnedModel(StandardisedModel model, Trainer trainer, List<Tried> tuning) {
  /**
   * A trainer with the mean of its AUCs over inner folds.
   *
   * @param auc 0 to 1
   */
  public record Tried(Trainer trainer, double auc) {}

  public LearnedModel {
    tuning = List.copyOf(tuning);
  }

  /** A score a row; the table holds the model's columns, by name, among any others. */
  public double[] scores(FeatureTable table) {
    FeatureTable own = table.select(model.names());
    double[] scores = new double[own.rows()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = model.score(own.row(row));
    }
    return scores;
  }
}
