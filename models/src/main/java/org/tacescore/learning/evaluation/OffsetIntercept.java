package org.tacescore.learning.evaluation;

import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * The intercept of a logistic regression on a fixed offset, by the steps of R's {@code glm.fit}:
 * from probabilities of 1/4 and 3/4, until the deviance changes by less than a fraction of 1e-8,
 * within 25 steps. The standard error is that of the last step's weights, as R's.
 */
final class OffsetIntercept {
  private static final double EPSILON = 1e-8;
  private static final int MOST_STEPS = 25;

  private OffsetIntercept() {}

  /**
   * @param offset log odds, one a row
   */
  static Estimate of(BinaryOutcome outcome, double[] offset) {
    double[] eta = new double[offset.length];
    for (int row = 0; row < eta.length; row++) {
      eta[row] = outcome.positive(row) ? Math.log(3) : -Math.log(3);
    }
    double deviance = deviance(outcome, eta);
    for (int step = 0; step < MOST_STEPS; step++) {
      double weights = 0;
      double sum = 0;
      for (int row = 0; row < eta.length; row++) {
        double p = 1 / (1 + Math.exp(-eta[row]));
        double weight = Math.max(p * (1 - p), Math.ulp(1.0));
        weights += weight;
        sum += weight * (eta[row] - offset[row]) + (outcome.positive(row) ? 1 : 0) - p;
      }
      double intercept = sum / weights;
      for (int row = 0; row < eta.length; row++) {
        eta[row] = offset[row] + intercept;
      }
      double before = deviance;
      deviance = deviance(outcome, eta);
      if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < EPSILON) {
        return Estimate.of(intercept, 1 / Math.sqrt(weights));
      }
    }
    throw new DegenerateDataException(
        Degeneracy.NOT_CONVERGED,
        "the intercept beside fixed log odds still changes after %d steps".formatted(MOST_STEPS));
  }

  private static double deviance(BinaryOutcome outcome, double[] eta) {
    double sum = 0;
    for (int row = 0; row < eta.length; row++) {
      double towards = outcome.positive(row) ? eta[row] : -eta[row];
      // The logarithm of the probability of what happened, without overflow.
      sum += Math.log1p(Math.exp(-Math.abs(towards))) + Math.max(0, -towards);
    }
    return 2 * sum;
  }
}
