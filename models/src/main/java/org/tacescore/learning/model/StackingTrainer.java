package org.tacescore.learning.model;

import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.regression.LogisticCoefficient;
import org.tacescore.learning.regression.LogisticFit;

/**
 * Stacking: logistic regression on logits of the models' probabilities. The table must hold
 * out-of-fold probabilities, one column a model: of rows that the model was not trained on, see
 * {@link NestedCrossValidation}.
 *
 * @param clip see {@link StackingModel}
 */
public record StackingTrainer(double clip) implements Trainer {
  /** Some hundred patients tell no probability closer to 0 than this; a saturated network would. */
  public static final double USUAL_CLIP = 1e-3;

  @Override
  public StackingModel fit(FeatureTable outOfFold, BinaryOutcome outcome, long seed) {
    Rows.requireTraining(outOfFold, outcome);
    double[][] logits = new double[outOfFold.width()][];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = outOfFold.column(c);
      for (int row = 0; row < logits[c].length; row++) {
        logits[c][row] = StackingModel.logit(logits[c][row], clip);
      }
    }
    List<Double> all =
        LogisticFit.of(FeatureTable.of(outOfFold.names(), logits), outcome)
            .coefficients()
            .values()
            .stream()
            .map(LogisticCoefficient::coef)
            .toList();
    return new StackingModel(all.get(0), all.subList(1, all.size()), clip);
  }
}
