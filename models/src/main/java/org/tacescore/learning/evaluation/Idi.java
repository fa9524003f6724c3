package org.tacescore.learning.evaluation;

import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Normal;

/**
 * The integrated discrimination improvement of a new model over an old one: how much further apart
 * the mean probabilities of the classes are (Pencina 2008, doi:10.1002/sim.2929).
 *
 * @param value mean change of the positive rows less that of the negative rows
 * @param se from the standard errors of the two mean changes (sample variance over rows)
 * @param p two-sided, of value / se
 * @param lower value - 1.96 se
 * @param upper value + 1.96 se
 */
public record Idi(double value, double se, double p, double lower, double upper) {

  /**
   * Compares two models.
   *
   * @param before probabilities of the old model, one a row
   * @param after probabilities of the new model
   * @throws DegenerateDataException when a value is not finite (NOT_FINITE) or no probability
   *     (INVALID_VALUE), those of a model or all changes in each class are equal (ALL_TIED), a
   *     class is missing (ONE_CLASS) or has one row (TOO_FEW_ROWS)
   */
  public static Idi of(BinaryOutcome outcome, double[] before, double[] after) {
    Scores.requireProbabilities(outcome, before, "the old model's prediction");
    Scores.requireProbabilities(outcome, after, "the new model's prediction");
    MeanChange positives = MeanChange.of(outcome, before, after, true);
    MeanChange negatives = MeanChange.of(outcome, before, after, false);
    double value = positives.mean() - negatives.mean();
    double se = Math.sqrt(positives.variance() + negatives.variance());
    if (se == 0) {
      throw new DegenerateDataException(
          Degeneracy.ALL_TIED, "all predictions of a class change alike: there is no error");
    }
    Interval interval = Interval.around(value, se);
    return new Idi(value, se, Normal.twoSided(value / se), interval.lower(), interval.upper());
  }

  /** The mean change of a class and its variance. */
  private record MeanChange(double mean, double variance) {
    static MeanChange of(BinaryOutcome outcome, double[] before, double[] after, boolean positive) {
      int rows = positive ? outcome.positives() : outcome.negatives();
      if (rows < 2) {
        throw new DegenerateDataException(
            Degeneracy.TOO_FEW_ROWS, "a class of one row; a standard error needs 2 of each");
      }
      double sum = 0;
      for (int row = 0; row < before.length; row++) {
        sum += outcome.positive(row) == positive ? after[row] - before[row] : 0;
      }
      double mean = sum / rows;
      double squares = 0;
      for (int row = 0; row < before.length; row++) {
        if (outcome.positive(row) == positive) {
          double off = after[row] - before[row] - mean;
          squares += off * off;
        }
      }
      return new MeanChange(mean, squares / (rows - 1) / rows);
    }
  }
}
