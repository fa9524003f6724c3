package org.tacescore.learning.model;

import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.regression.LogisticCoefficient;
import org.tacescore.learning.regression.LogisticFit;

/** Logistic regression without penalty: {@link LogisticFit}, whose refusals are this trainer's. */
public record LogisticTrainer() implements Trainer {
  @Override
  public LogisticModel fit(FeatureTable training, BinaryOutcome outcome, long seed) {
    Rows.requireTraining(training, outcome);
    List<Double> all =
        LogisticFit.of(training, outcome).coefficients().values().stream()
            .map(LogisticCoefficient::coef)
            .toList();
    return new LogisticModel(all.get(0), all.subList(1, all.size()));
  }
}
