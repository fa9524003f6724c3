package org.tacescore.learning.evaluation;

import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Normal;

/**
 * The net reclassification improvement of a new model over an old one: positive rows that move up
 * less those that move down, and negative rows that move down less those that move up, each as a
 * share of its class (Pencina 2008, doi:10.1002/sim.2929). Without cutoffs each change of the
 * prediction is a move (Pencina 2011, doi:10.1002/sim.4085).
 *
 * @param value -2 to 2
 * @param se under no improvement, as the paper's test: the root of the sum over classes of (up +
 *     down) / rows, up and down being shares
 * @param p two-sided, of value / se
 * @param lower value - 1.96 of the unrestricted standard error, which leaves out the square of the
 *     net share (Pencina 2011)
 * @param upper value + 1.96 of it
 * @param ofPositives the part of the positive rows, -1 to 1
 * @param ofNegatives the part of the negative rows, -1 to 1
 */
public record Nri(
    double value,
    double se,
    double p,
    double lower,
    double upper,
    double ofPositives,
    double ofNegatives) {

  /**
   * Each change of the prediction is a move.
   *
   * @param before predictions of the old model, one a row
   * @param after predictions of the new model, on the same scale
   * @throws DegenerateDataException when a prediction is not finite (NOT_FINITE), those of a model
   *     are all equal or no row moves (ALL_TIED), or a class is missing (ONE_CLASS)
   */
  public static Nri continuous(BinaryOutcome outcome, double[] before, double[] after) {
    require(outcome, before, after);
    int[] moves = new int[before.length];
    for (int row = 0; row < moves.length; row++) {
      moves[row] = Double.compare(after[row] + 0.0, before[row] + 0.0);
    }
    return of(outcome, moves);
  }

  /**
   * A change of the category is a move.
   *
   * @param cutoffs ascending; a prediction of at least a cutoff is in the category above it
   * @throws DegenerateDataException as {@link #continuous}; INVALID_VALUE when the cutoffs do not
   *     ascend
   */
  public static Nri categories(
      BinaryOutcome outcome, double[] before, double[] after, List<Double> cutoffs) {
    require(outcome, before, after);
    for (int i = 0; i < cutoffs.size(); i++) {
      if (!Double.isFinite(cutoffs.get(i)) || (i > 0 && cutoffs.get(i) <= cutoffs.get(i - 1))) {
        throw new DegenerateDataException(
            Degeneracy.INVALID_VALUE, "cutoffs must ascend, got " + cutoffs);
      }
    }
    int[] moves = new int[before.length];
    for (int row = 0; row < moves.length; row++) {
      moves[row] = Integer.compare(category(after[row], cutoffs), category(before[row], cutoffs));
    }
    return of(outcome, moves);
  }

  private static void require(BinaryOutcome outcome, double[] before, double[] after) {
    Scores.require(outcome, before, "the old model's prediction");
    Scores.require(outcome, after, "the new model's prediction");
  }

  private static int category(double value, List<Double> cutoffs) {
    int category = 0;
    while (category < cutoffs.size() && value >= cutoffs.get(category)) {
      category++;
    }
    return category;
  }

  private static Nri of(BinaryOutcome outcome, int[] moves) {
    Moves positives = Moves.of(outcome, moves, true);
    Moves negatives = Moves.of(outcome, moves, false);
    double value = positives.net() - negatives.net();
    double se = Math.sqrt(positives.nullVariance() + negatives.nullVariance());
    if (se == 0) {
      throw new DegenerateDataException(
          Degeneracy.ALL_TIED, "no row of %d is classed otherwise".formatted(moves.length));
    }
    Interval interval =
        Interval.around(value, Math.sqrt(positives.variance() + negatives.variance()));
    return new Nri(
        value,
        se,
        Normal.twoSided(value / se),
        interval.lower(),
        interval.upper(),
        positives.net(),
        -negatives.net());
  }

  /** Rows of a class by where they moved. */
  private record Moves(int up, int down, int rows) {
    static Moves of(BinaryOutcome outcome, int[] moves, boolean positive) {
      int up = 0;
      int down = 0;
      for (int row = 0; row < moves.length; row++) {
        if (outcome.positive(row) == positive) {
          up += moves[row] > 0 ? 1 : 0;
          down += moves[row] < 0 ? 1 : 0;
        }
      }
      return new Moves(up, down, positive ? outcome.positives() : outcome.negatives());
    }

    double net() {
      return (double) (up - down) / rows;
    }

    double nullVariance() {
      return (double) (up + down) / rows / rows;
    }

    double variance() {
      return nullVariance() - net() * net() / rows;
    }
  }
}
