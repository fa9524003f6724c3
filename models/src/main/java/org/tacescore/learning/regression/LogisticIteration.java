package org.tacescore.learning.regression;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * Iteratively reweighted least squares, as in R's glm.fit: from probabilities of 1/4 and 3/4, until
 * the deviance changes by less than a fraction of 1e-8, within 25 steps. The covariance is that of
 * the last step's weights.
 *
 * <p>Separation (Albert and Anderson 1984, doi:10.1093/biomet/71.1.1): where the linear predictor
 * has the outcome's sign in all rows it is complete. Where some rows alone can be told apart the
 * deviance converges while coefficients do not: a further step then moves the linear predictor of
 * those rows, towards their outcome, by as much as the step before it, where else it would all but
 * vanish.
 */
final class LogisticIteration {
  private static final double EPSILON = 1e-8;
  private static final int MOST_STEPS = 25;

  /** Newton's steps in a direction without bound are near 1; those near a maximum vanish. */
  private static final double UNBOUNDED = 0.1;

  private final Design design;
  private final double[] outcome;
  private double[] beta;
  private double[] eta;
  private RealMatrix covariance;
  private double deviance;
  private int steps;

  private LogisticIteration(Design design, double[] outcome) {
    this.design = design;
    this.outcome = outcome;
    beta = new double[design.width()];
    eta = new double[outcome.length];
    for (int row = 0; row < eta.length; row++) {
      eta[row] = outcome[row] == 1 ? Math.log(3) : -Math.log(3);
    }
    covariance = MatrixUtils.createRealIdentityMatrix(design.width());
    deviance = devianceAt(eta);
  }

  /**
   * @param outcome 0 or 1 a row, both present
   */
  static LogisticIteration fit(Design design, double[] outcome) {
    LogisticIteration iteration = new LogisticIteration(design, outcome);
    iteration.iterate();
    return iteration;
  }

  private void iterate() {
    boolean done = false;
    while (!done && steps < MOST_STEPS) {
      steps++;
      QRDecomposition squares = decompose();
      beta = solve(squares);
      eta = design.predictors(beta);
      covariance = inverse(squares);
      double before = deviance;
      deviance = devianceAt(eta);
      refuseComplete();
      done = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < EPSILON;
    }
    refusePartial();
    if (!done) {
      throw new DegenerateDataException(
          Degeneracy.NOT_CONVERGED,
          "the likelihood of a logistic regression still changes after %d steps".formatted(steps));
    }
  }

  private QRDecomposition decompose() {
    double[] roots = new double[eta.length];
    for (int row = 0; row < roots.length; row++) {
      roots[row] = Math.sqrt(weight(eta[row]));
    }
    return new QRDecomposition(design.weighted(roots));
  }

  private double[] solve(QRDecomposition squares) {
    double[] working = new double[eta.length];
    for (int row = 0; row < working.length; row++) {
      double weight = weight(eta[row]);
      double residual = outcome[row] - probability(eta[row]);
      working[row] = Math.sqrt(weight) * eta[row] + residual / Math.sqrt(weight);
    }
    return squares.getSolver().solve(new ArrayRealVector(working, false)).toArray();
  }

  private static RealMatrix inverse(QRDecomposition squares) {
    int width = squares.getR().getColumnDimension();
    RealMatrix root = MatrixUtils.inverse(squares.getR().getSubMatrix(0, width - 1, 0, width - 1));
    return root.multiply(root.transpose());
  }

  private static double probability(double eta) {
    return 1 / (1 + Math.exp(-eta));
  }

  /** The variance of an outcome, kept off 0 as R keeps it. */
  private static double weight(double eta) {
    double odds = Math.exp(-Math.abs(eta));
    return Math.max(odds / ((1 + odds) * (1 + odds)), Math.ulp(1.0));
  }

  private double devianceAt(double[] predictors) {
    double sum = 0;
    for (int row = 0; row < predictors.length; row++) {
      double towards = outcome[row] == 1 ? predictors[row] : -predictors[row];
      sum += towards > 0 ? Math.log1p(Math.exp(-towards)) : Math.log1p(Math.exp(towards)) - towards;
    }
    return 2 * sum;
  }

  private void refuseComplete() {
    for (int row = 0; row < eta.length; row++) {
      if (towards(row, eta) <= 0) {
        return;
      }
    }
    throw separation("completely", beta);
  }

  private void refusePartial() {
    double[] next = solve(decompose());
    double[] moved = difference(design.predictors(next), eta);
    if (!unbounded(moved)) {
      return;
    }
    double[] before = eta;
    eta = design.predictors(next);
    double[] step = difference(solve(decompose()), next);
    double[] movedAgain = design.predictors(step);
    eta = before;
    if (unbounded(movedAgain)) {
      throw separation("in part", step);
    }
  }

  private boolean unbounded(double[] moved) {
    double most = 0;
    double least = 0;
    for (int row = 0; row < moved.length; row++) {
      most = Math.max(most, towards(row, moved));
      least = Math.min(least, towards(row, moved));
    }
    return most > UNBOUNDED && least > -UNBOUNDED * most;
  }

  private double towards(int row, double[] predictors) {
    return outcome[row] == 1 ? predictors[row] : -predictors[row];
  }

  private DegenerateDataException separation(String how, double[] direction) {
    double most = 0;
    for (int c = 1; c < direction.length; c++) {
      most = Math.max(most, Math.abs(direction[c]));
    }
    List<String> names = new ArrayList<>();
    for (int c = 1; c < direction.length; c++) {
      if (Math.abs(direction[c]) > 0.05 * most) {
        names.add(design.names().get(c));
      }
    }
    return new DegenerateDataException(
        Degeneracy.SEPARATION,
        "outcomes are told apart %s by %s: coefficients have no bound"
            .formatted(how, String.join(", ", names)));
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  /** Coefficients of the design's columns. */
  double[] beta() {
    return beta;
  }

  RealMatrix covariance() {
    return covariance;
  }

  double deviance() {
    return deviance;
  }

  int steps() {
    return steps;
  }
}
