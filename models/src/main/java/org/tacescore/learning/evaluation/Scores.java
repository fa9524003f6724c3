package org.tacescore.learning.evaluation;

import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/** Checks of a number a row. */
final class Scores {
  private Scores() {}

  /** Finite scores that differ, for an outcome of both classes. */
  static void require(BinaryOutcome outcome, double[] scores, String what) {
    requireFinite(outcome, scores, what);
    double first = scores[0];
    for (double score : scores) {
      if (score != first) {
        return;
      }
    }
    throw new DegenerateDataException(
        Degeneracy.ALL_TIED, "all %d values of %s are %s".formatted(scores.length, what, first));
  }

  /** Finite scores, for an outcome of both classes. */
  static void requireFinite(BinaryOutcome outcome, double[] scores, String what) {
    if (scores.length != outcome.rows()) {
      throw new IllegalArgumentException(
          "%d values of %s for %d rows".formatted(scores.length, what, outcome.rows()));
    }
    for (int row = 0; row < scores.length; row++) {
      if (!Double.isFinite(scores[row])) {
        throw new DegenerateDataException(
            Degeneracy.NOT_FINITE, "%s of row %d is %s".formatted(what, row + 1, scores[row]));
      }
    }
    outcome.requireBothClasses();
  }

  /** Probabilities that differ, for an outcome of both classes. */
  static void requireProbabilities(BinaryOutcome outcome, double[] values, String what) {
    require(outcome, values, what);
    for (int row = 0; row < values.length; row++) {
      if (values[row] < 0 || values[row] > 1) {
        throw new DegenerateDataException(
            Degeneracy.INVALID_VALUE,
            "%s must be a probability from 0 to 1, row %d is %s"
                .formatted(what, row + 1, values[row]));
      }
    }
  }
}
