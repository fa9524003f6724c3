package org.tacescore.learning.report;

import java.util.Optional;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.evaluation.ClassificationMeasures;
import org.tacescore.learning.evaluation.Proportion;

/**
 * The measures of a model at its frozen cutoff, each with its interval.
 *
 * @param counts rows by class and by what the model says of them
 * @param precision absent where no patient is high
 * @param negativePredictiveValue absent where all are
 */
public record AtCutoff(
    ClassificationMeasures counts,
    Proportion sensitivity,
    Proportion specificity,
    Proportion accuracy,
    Optional<Proportion> precision,
    Optional<Proportion> negativePredictiveValue,
    Proportion f1) {

  static AtCutoff of(BinaryOutcome outcome, double[] scores, Cutoff cutoff) {
    ClassificationMeasures at =
        ClassificationMeasures.of(outcome, scores, cutoff.value(), cutoff.comparator());
    return new AtCutoff(
        at,
        at.sensitivity(),
        at.specificity(),
        at.accuracy(),
        at.precision(),
        at.negativePredictiveValue(),
        at.f1());
  }
}
