package org.tacescore.learning.evaluation;

import java.util.Arrays;
import org.tacescore.learning.BinaryOutcome;

/**
 * The mean squared difference of predicted probability and outcome (Brier 1950,
 * doi:10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2): 0 is best, 0.25 is 1/2 for all.
 */
public final class Brier {
  private Brier() {}

  /**
   * The score.
   *
   * @throws org.tacescore.learning.DegenerateDataException when a probability is not finite
   *     (NOT_FINITE) or none (INVALID_VALUE), all are equal (ALL_TIED) or a class is missing
   *     (ONE_CLASS)
   */
  public static double of(BinaryOutcome outcome, double[] probabilities) {
    Scores.requireProbabilities(outcome, probabilities, "the prediction");
    int[] rows = new int[probabilities.length];
    Arrays.setAll(rows, row -> row);
    return mean(squares(outcome, probabilities), rows);
  }

  /**
   * The score with a percentile interval.
   *
   * @param replicates redrawn patients
   * @throws org.tacescore.learning.DegenerateDataException as {@link #of}
   */
  public static BootstrapInterval interval(
      BinaryOutcome outcome, double[] probabilities, int replicates, long seed) {
    Scores.requireProbabilities(outcome, probabilities, "the prediction");
    double[] squares = squares(outcome, probabilities);
    return new Bootstrap(outcome.rows(), replicates, seed).percentile(rows -> mean(squares, rows));
  }

  private static double[] squares(BinaryOutcome outcome, double[] probabilities) {
    double[] squares = new double[probabilities.length];
    for (int row = 0; row < squares.length; row++) {
      double difference = probabilities[row] - (outcome.positive(row) ? 1 : 0);
      squares[row] = difference * difference;
    }
    return squares;
  }

  private static double mean(double[] squares, int[] rows) {
    double sum = 0;
    for (int row : rows) {
      sum += squares[row];
    }
    return sum / rows.length;
  }
}
