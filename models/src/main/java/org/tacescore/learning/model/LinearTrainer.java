package org.tacescore.learning.model;

import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.regression.LinearCoefficient;
import org.tacescore.learning.regression.LinearFit;

/** Linear regression of the outcome as 0 and 1: {@link LinearFit}, with its refusals. */
public record LinearTrainer() implements Trainer {
  @Override
  public LinearModel fit(FeatureTable training, BinaryOutcome outcome, long seed) {
    Rows.requireTraining(training, outcome);
    List<Double> all =
        LinearFit.of(training, outcome.toArray()).coefficients().values().stream()
            .map(LinearCoefficient::coef)
            .toList();
    return new LinearModel(all.get(0), all.subList(1, all.size()));
  }
}
