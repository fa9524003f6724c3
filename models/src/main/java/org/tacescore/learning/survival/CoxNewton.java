package org.tacescore.learning.survival;

import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * The largest partial likelihood, by Newton's steps from 0 that are shortened where the likelihood
 * falls; done when its logarithm changes by no more than a fraction of 1e-9, within 20 steps.
 * Start, steps and end are those of R's coxph: its estimates are where it stops, and stopping
 * elsewhere would differ by more than 1e-6 in some data.
 */
final class CoxNewton {
  private static final double EPSILON = 1e-9;
  private static final double INFINITE = Math.sqrt(EPSILON);
  private static final int MOST = 20;

  private final CoxDesign design;
  private final Ties ties;
  private final CoxLikelihood none;
  private final double score;
  private double[] beta;
  private double[] next;
  private CoxLikelihood at;
  private int halvings;
  private int steps;

  private CoxNewton(CoxDesign design, Ties ties) {
    this.design = design;
    this.ties = ties;
    beta = new double[design.width()];
    none = CoxLikelihood.at(design, ties, beta);
    at = none;
    Cholesky factor = Cholesky.of(none.information());
    CoxCollinearity.refuse(design, factor);
    score = factor.quadratic(none.gradient());
    next = factor.solve(none.gradient());
  }

  /**
   * @throws DegenerateDataException when columns depend on each other, a coefficient has no bound
   *     or the steps do not end
   */
  static CoxNewton maximise(CoxDesign design, Ties ties) {
    CoxNewton newton = new CoxNewton(design, ties);
    boolean done = false;
    while (!done && newton.steps < MOST) {
      newton.steps++;
      done = newton.step();
    }
    newton.refuseInfinite(done);
    return newton;
  }

  /** Looks at the next coefficients; true when they are the last. */
  private boolean step() {
    CoxLikelihood there = CoxLikelihood.at(design, ties, next);
    boolean finite = there.finite();
    if (finite && halvings == 0 && Math.abs(1 - at.value() / there.value()) <= EPSILON) {
      at = there;
      beta = next;
      return true;
    }
    if (!finite || there.value() < at.value()) {
      halvings++;
      for (int c = 0; c < next.length; c++) {
        next[c] = (next[c] + halvings * beta[c]) / (halvings + 1);
      }
      return false;
    }
    halvings = 0;
    at = there;
    beta = next;
    next = sum(beta, stepFrom(there));
    return false;
  }

  private double[] stepFrom(CoxLikelihood likelihood) {
    Cholesky factor = Cholesky.of(likelihood.information());
    if (factor.dependent().isPresent()) {
      throw unbounded(factor.dependent().getAsInt());
    }
    return factor.solve(likelihood.gradient());
  }

  /**
   * A coefficient without bound still moves where the likelihood has stopped. Where its next step
   * is not small (R's warning "coefficient may be infinite"), the one after tells: near a maximum
   * steps shrink by squares, towards infinity they stay.
   */
  private void refuseInfinite(boolean done) {
    double[] step = stepFrom(at);
    double[] after = step;
    for (int c = 0; c < step.length; c++) {
      if (Math.abs(step[c]) > EPSILON && Math.abs(step[c]) > INFINITE * Math.abs(beta[c])) {
        after = after == step ? stepFrom(CoxLikelihood.at(design, ties, sum(beta, step))) : after;
        if (Math.abs(after[c]) > 0.3 * Math.abs(step[c])) {
          throw unbounded(c);
        }
      }
    }
    if (!done) {
      throw new DegenerateDataException(
          Degeneracy.NOT_CONVERGED,
          "the partial likelihood still grows after %d steps".formatted(steps));
    }
  }

  private DegenerateDataException unbounded(int column) {
    return new DegenerateDataException(
        Degeneracy.SEPARATION,
        "the coefficient of %s has no bound: it orders the events without error"
            .formatted(design.names().get(column)));
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int c = 0; c < sum.length; c++) {
      sum[c] = a[c] + b[c];
    }
    return sum;
  }

  /** Coefficients of the design's columns. */
  double[] beta() {
    return beta;
  }

  /** The partial likelihood at the maximum. */
  CoxLikelihood maximum() {
    return at;
  }

  /** The logarithm of the partial likelihood where all coefficients are 0. */
  double nullLogLik() {
    return none.value();
  }

  /** The score test's statistic. */
  double score() {
    return score;
  }

  int steps() {
    return steps;
  }
}
