package org.tacescore.learning.model;

import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * A logistic curve from decision values to probabilities: {@code 1 / (1 + exp(slope * f +
 * offset))}.
 *
 * @param slope below 0 where higher values mean the positive class
 */
public record PlattScaling(double slope, double offset) {
  /** The logistic function itself; keeps the order of decision values. */
  static final PlattScaling NONE = new PlattScaling(-1, 0);

  public PlattScaling {
    if (!Double.isFinite(slope + offset)) {
      throw new IllegalArgumentException(
          "slope and offset must be finite, got %s and %s".formatted(slope, offset));
    }
  }

  /**
   * The curve of greatest likelihood for Platt's targets (n+ + 1)/(n+ + 2) and 1/(n- + 2), found by
   * Newton's method with a line search (Lin, Lin and Weng 2007, doi:10.1007/s10994-007-5018-6).
   *
   * @param decisions of rows that the machine was not trained on, one a row
   * @throws DegenerateDataException when a class is missing (ONE_CLASS), all values are equal
   *     (ALL_TIED) or the iteration does not end (NOT_CONVERGED)
   */
  public static PlattScaling fit(double[] decisions, BinaryOutcome outcome) {
    outcome.requireBothClasses();
    requireDifferent(decisions);
    return new PlattIteration(decisions, outcome).solve();
  }

  private static void requireDifferent(double[] decisions) {
    for (double decision : decisions) {
      if (decision != decisions[0]) {
        return;
      }
    }
    throw new DegenerateDataException(
        Degeneracy.ALL_TIED, "all decision values are " + decisions[0]);
  }

  public double probability(double decision) {
    return Rows.logistic(-(slope * decision + offset));
  }
}
