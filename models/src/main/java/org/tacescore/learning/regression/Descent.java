package org.tacescore.learning.regression;

/**
 * Cyclic coordinate descent on a quadratic expansion of a log-likelihood with the elastic net's
 * penalty (Friedman 2010, doi:10.18637/jss.v033.i01, equation 10).
 */
abstract class Descent {
  private static final int MOST_CYCLES = 100_000;

  /** Coefficients of standard columns. */
  final double[] beta;

  /** Minus the second derivative by each coefficient. */
  final double[] curvature;

  private final int[] active;

  Descent(int width) {
    beta = new double[width];
    curvature = new double[width];
    active = new int[width];
  }

  /** Expands at given predictors, which are those of the coefficients. */
  abstract void expand(double[] predictors);

  /** Finds the curvature of columns. */
  abstract void weigh(int[] columns, int count);

  /** The derivative of the expansion by a coefficient. */
  abstract double gradient(int column);

  /** Follows a coefficient's change. */
  abstract void shift(int column, double change);

  /** Fits the intercept, where there is one. Returns the gain, as {@link #cycle} does. */
  double fitIntercept() {
    return 0;
  }

  double intercept() {
    return 0;
  }

  /**
   * Finds the coefficients of these columns; others stay as they are.
   *
   * @param lasso the penalty of absolute values
   * @param ridge the penalty of half squares
   * @param threshold done when no coefficient's change gains as much
   * @return false where that takes more than 100 000 cycles
   */
  boolean solve(int[] columns, int count, double lasso, double ridge, double threshold) {
    int cycles = 0;
    while (cycle(columns, count, lasso, ridge) >= threshold) {
      int some = 0;
      for (int k = 0; k < count; k++) {
        if (beta[columns[k]] != 0) {
          active[some++] = columns[k];
        }
      }
      do {
        if (++cycles > MOST_CYCLES) {
          return false;
        }
      } while (cycle(active, some, lasso, ridge) >= threshold);
    }
    return true;
  }

  /** Visits each column once. Returns the largest of curvature times change squared. */
  private double cycle(int[] columns, int count, double lasso, double ridge) {
    double most = 0;
    for (int k = 0; k < count; k++) {
      int column = columns[k];
      double before = beta[column];
      double pull = gradient(column) + curvature[column] * before;
      double after =
          Math.abs(pull) <= lasso
              ? 0
              : (pull - Math.copySign(lasso, pull)) / (curvature[column] + ridge);
      if (after != before) {
        double change = after - before;
        beta[column] = after;
        shift(column, change);
        most = Math.max(most, curvature[column] * change * change);
      }
    }
    return Math.max(most, fitIntercept());
  }
}
