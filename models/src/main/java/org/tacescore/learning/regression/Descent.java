package org.tacescore.learning.regression;

/**
 * Cyclic coordinate descent on a quadratic expansion of a log-likelihood with the elastic net's
 * penalty (Friedman 2010, doi:10.18637/jss.v033.i01, equation 10).
 *
 * <p>Columns are visited in glmnet's order: all that may enter in theirs, then those that ever
 * entered, in the order in which they did, until they settle. Where columns are correlated a path
 * is still some 1e-3 off its optimum at the smallest threshold in use; the same order makes the
 * same error.
 */
abstract class Descent {
  private static final int MOST_CYCLES = 100_000;

  /** Coefficients of standard columns. */
  final double[] beta;

  /** Minus the second derivative by each coefficient. */
  final double[] curvature;

  /** Columns that were ever not 0, in the order in which they came. */
  private final int[] active;

  private final boolean[] wasActive;
  private int actives;

  Descent(int width) {
    beta = new double[width];
    curvature = new double[width];
    active = new int[width];
    wasActive = new boolean[width];
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

  /** How many cycles through so many columns cost as much as {@link #stay}. */
  int patience(int count) {
    return 1 + count / 2;
  }

  /** Told that until {@link #leave} these columns alone are visited, again and again. */
  void stay(int[] columns, int count) {}

  /** Ends {@link #stay}; also told where that was not. */
  void leave() {}

  /** Whether a coefficient was ever not 0. */
  boolean wasActive(int column) {
    return wasActive[column];
  }

  /**
   * Finds the coefficients of columns that were ever active; others stay as they are.
   *
   * @param lasso the penalty of absolute values
   * @param ridge the penalty of half squares
   * @param threshold done when no coefficient's change gains as much
   * @return false where that takes more than 100 000 cycles
   */
  boolean solveActive(double lasso, double ridge, double threshold) {
    int cycles = 0;
    boolean settled;
    while (!(settled = cycle(active, actives, lasso, ridge) < threshold)
        && ++cycles <= MOST_CYCLES) {
      if (cycles == patience(actives)) {
        stay(active, actives);
      }
    }
    leave();
    return settled;
  }

  /** Finds the coefficients of these columns, among them all that were ever active. */
  boolean solve(int[] columns, int count, double lasso, double ridge, double threshold) {
    while (cycle(columns, count, lasso, ridge) >= threshold) {
      if (!solveActive(lasso, ridge, threshold)) {
        return false;
      }
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
        if (!wasActive[column]) {
          wasActive[column] = true;
          active[actives++] = column;
        }
        most = Math.max(most, curvature[column] * change * change);
      }
    }
    return Math.max(most, fitIntercept());
  }
}
