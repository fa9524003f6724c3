package org.tacescore.learning.model;

import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/** Newton's method for Platt's two parameters. Not thread-safe. */
final class PlattIteration {
  private static final int MOST_STEPS = 100;
  private static final double LEAST_STEP = 1e-10;

  /** Added to the Hessian's diagonal, which is singular where values hardly differ. */
  private static final double RIDGE = 1e-12;

  /** Sums of residuals at the end, per row. */
  private static final double TOLERANCE = 1e-8;

  /** A rest of the gradient that rounding may leave where no step betters the likelihood. */
  private static final double LOOSE = 1e-5;

  private final double[] values;
  private final double[] targets;
  private double slope;
  private double offset;
  private double gradientSlope;
  private double gradientOffset;

  PlattIteration(double[] decisions, BinaryOutcome outcome) {
    double high = (outcome.positives() + 1.0) / (outcome.positives() + 2.0);
    double low = 1.0 / (outcome.negatives() + 2.0);
    values = decisions;
    targets = new double[decisions.length];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = outcome.positive(row) ? high : low;
    }
    offset = Math.log((outcome.negatives() + 1.0) / (outcome.positives() + 1.0));
  }

  PlattScaling solve() {
    double loss = loss(slope, offset);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = direction();
      if (gradientSize() < TOLERANCE * values.length) {
        break;
      }
      double length = lineSearch(direction, loss);
      if (length == 0) {
        break;
      }
      slope += length * direction[0];
      offset += length * direction[1];
      loss = loss(slope, offset);
    }
    if (!(gradientSize() < LOOSE * values.length)) {
      throw new DegenerateDataException(
          Degeneracy.NOT_CONVERGED,
          "Platt's curve was not found in %d steps".formatted(MOST_STEPS));
    }
    return new PlattScaling(slope, offset);
  }

  private double gradientSize() {
    return Math.max(Math.abs(gradientSlope), Math.abs(gradientOffset));
  }

  /** Newton's direction; leaves the gradient in the fields. */
  private double[] direction() {
    double h11 = RIDGE;
    double h22 = RIDGE;
    double h12 = 0;
    gradientSlope = 0;
    gradientOffset = 0;
    for (int row = 0; row < values.length; row++) {
      double f = values[row];
      double p = Rows.logistic(-(slope * f + offset));
      double weight = p * (1 - p);
      h11 += f * f * weight;
      h12 += f * weight;
      h22 += weight;
      gradientSlope += f * (targets[row] - p);
      gradientOffset += targets[row] - p;
    }
    double determinant = h11 * h22 - h12 * h12;
    return new double[] {
      -(h22 * gradientSlope - h12 * gradientOffset) / determinant,
      -(h11 * gradientOffset - h12 * gradientSlope) / determinant
    };
  }

  /** The first of 1, 1/2, 1/4... that lessens the loss enough (Armijo); 0 where none does. */
  private double lineSearch(double[] direction, double loss) {
    double descent = gradientSlope * direction[0] + gradientOffset * direction[1];
    for (double length = 1; length >= LEAST_STEP; length /= 2) {
      double next = loss(slope + length * direction[0], offset + length * direction[1]);
      if (next < loss + 1e-4 * length * descent) {
        return length;
      }
    }
    return 0;
  }

  /** The negative log-likelihood, in the form that does not overflow. */
  private double loss(double atSlope, double atOffset) {
    double sum = 0;
    for (int row = 0; row < values.length; row++) {
      double z = values[row] * atSlope + atOffset;
      sum +=
          z >= 0
              ? targets[row] * z + Math.log1p(Math.exp(-z))
              : (targets[row] - 1) * z + Math.log1p(Math.exp(z));
    }
    return sum;
  }
}
