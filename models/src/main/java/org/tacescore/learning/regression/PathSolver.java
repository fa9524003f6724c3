package org.tacescore.learning.regression;

import java.util.Arrays;

/**
 * The coefficients of an elastic net at one penalty after another, each from those before.
 *
 * <p>Columns that the sequential strong rule excludes (Tibshirani 2012,
 * doi:10.1111/j.1467-9868.2011.01004.x) are left out, and come back where the optimum without them
 * breaks their condition.
 */
final class PathSolver {
  /** With fewer columns least squares carry gradients, as in glmnet. */
  private static final int NAIVE_FROM = 500;

  private final StandardColumns columns;
  private final Response response;
  private final double alpha;
  private final double threshold;
  private final long mostCycles;
  private final Descent descent;
  private final double[] predictors;
  private final double[] gradient;
  private final boolean[] taken;
  private final int[] set;
  private int size;

  PathSolver(StandardColumns columns, Response response, ElasticNetOptions options) {
    this.columns = columns;
    this.response = response;
    alpha = options.alpha();
    threshold = options.threshold() * response.thresholdUnit();
    mostCycles = options.mostCycles();
    descent =
        response.quadratic() && columns.width() < NAIVE_FROM
            ? new CovarianceDescent(columns, response)
            : new NaiveDescent(columns, response);
    predictors = new double[response.rows()];
    gradient = new double[columns.width()];
    taken = new boolean[columns.width()];
    set = new int[columns.width()];
    Arrays.fill(predictors, response.nullPredictor());
    descent.expand(predictors);
    Arrays.setAll(gradient, descent::gradient);
    renew();
  }

  /** Grants the cycles of the options anew: until then they are those of all penalties together. */
  void renew() {
    descent.grant(mostCycles);
  }

  /** The penalty, in units of the response's scale, at which the first coefficient enters. */
  double entry() {
    double most = Arrays.stream(gradient).map(Math::abs).max().orElse(0);
    return most / Math.max(alpha, 1e-3);
  }

  /**
   * Goes to a penalty.
   *
   * @param lambda in units of the response's scale
   * @param before the penalty before this one
   * @return false where the iteration does not end
   */
  boolean solve(double lambda, double before) {
    screen(alpha * (2 * lambda - before));
    descent.expand(predictors);
    descent.weigh(set, size);
    if (response.quadratic()
        && !descent.solveActive(lambda * alpha, lambda * (1 - alpha), threshold)) {
      return false;
    }
    double[] old = new double[descent.beta.length];
    while (true) {
      System.arraycopy(descent.beta, 0, old, 0, old.length);
      double oldIntercept = descent.intercept();
      if (!descent.solve(set, size, lambda * alpha, lambda * (1 - alpha), threshold)) {
        return false;
      }
      double moved = moved(old, oldIntercept);
      if (!Double.isFinite(moved)) {
        return false;
      }
      predict();
      descent.expand(predictors);
      boolean settled = response.quadratic() || moved < threshold;
      if (settled && !takeViolating(lambda * alpha)) {
        return true;
      }
      descent.weigh(set, size);
    }
  }

  private void screen(double bound) {
    for (int c = 0; c < taken.length; c++) {
      boolean varies = columns.scale(c) > 0;
      taken[c] = varies && (descent.wasActive(c) || Math.abs(gradient[c]) >= bound);
    }
    collect();
  }

  private void collect() {
    size = 0;
    for (int c = 0; c < taken.length; c++) {
      if (taken[c]) {
        set[size++] = c;
      }
    }
  }

  private double moved(double[] old, double oldIntercept) {
    double by = descent.intercept() - oldIntercept;
    double most = by * by;
    for (int k = 0; k < size; k++) {
      double change = descent.beta[set[k]] - old[set[k]];
      most = Math.max(most, descent.curvature[set[k]] * change * change);
    }
    return most;
  }

  private void predict() {
    Arrays.fill(predictors, descent.intercept());
    for (int k = 0; k < size; k++) {
      double coefficient = descent.beta[set[k]];
      if (coefficient != 0) {
        Columns.add(coefficient, columns.values(set[k]), predictors);
      }
    }
  }

  private boolean takeViolating(double bound) {
    int before = size;
    for (int c = 0; c < taken.length; c++) {
      gradient[c] = descent.gradient(c);
      taken[c] |= Math.abs(gradient[c]) > bound && columns.scale(c) > 0;
    }
    collect();
    return size > before;
  }

  /** The share of the null deviance that the coefficients explain. */
  double ratio() {
    return 1 - response.deviance(predictors) / response.nullDeviance();
  }

  /** Coefficients of the columns as they were before they were standardised. */
  double[] coefficients() {
    double[] own = new double[descent.beta.length];
    for (int c = 0; c < own.length; c++) {
      own[c] = descent.beta[c] == 0 ? 0 : descent.beta[c] * response.scale() / columns.scale(c);
    }
    return own;
  }

  /** The intercept that goes with them. */
  double intercept(double[] coefficients) {
    if (response.family() == Family.COX) {
      return 0;
    }
    double intercept = response.intercept(descent.intercept());
    for (int c = 0; c < coefficients.length; c++) {
      intercept -= coefficients[c] * columns.mean(c);
    }
    return intercept;
  }
}
