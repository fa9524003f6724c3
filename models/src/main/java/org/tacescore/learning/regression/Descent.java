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
  /** Coefficients of standard columns. */
  final double[] beta;

  /** Minus the second derivative by each coefficient. */
  final double[] curvature;

  /** Columns that were ever not 0, in the order in which they came. */
  private final int[] active;

  private final boolean[] wasActive;
  private int actives;
  private long cyclesLeft;

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

  /**
   * Visits these columns alone, again and again, where that can be had for less.
   *
   * @param most cycles
   * @return how many cycles it took; less than {@code most} where they settled, 0 where it cannot
   */
  long stay(int[] columns, int count, double lasso, double ridge, double threshold, long most) {
    return 0;
  }

  /** Gives so many more cycles through columns, whatever was left. */
  void grant(long cycles) {
    cyclesLeft = cycles;
  }

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
   * @return false where the cycles that were granted do not suffice
   */
  boolean solveActive(double lasso, double ridge, double threshold) {
    int cycles = 0;
    while (cycle(active, actives, lasso, ridge) >= threshold) {
      if (--cyclesLeft <= 0) {
        return false;
      }
      if (++cycles == patience(actives)) {
        long taken = stay(active, actives, lasso, ridge, threshold, cyclesLeft);
        cyclesLeft -= taken;
        if (taken > 0) {
          return cyclesLeft > 0;
        }
      }
    }
    return true;
  }

  /** Finds the coefficients of these columns, among them all that were ever active. */
  boolean solve(int[] columns, int count, double lasso, double ridge, double threshold) {
    while (cycle(columns, count, lasso, ridge) >= threshold) {
      if (--cyclesLeft <= 0 || !solveActive(lasso, ridge, threshold)) {
        return false;
      }
    }
    return true;
  }

  /** The coefficient where the others stay (equation 10). */
  static double best(double gradient, double curvature, double before, double lasso, double ridge) {
    double pull = gradient + curvature * before;
    return Math.abs(pull) <= lasso ? 0 : (pull - Math.copySign(lasso, pull)) / (curvature + ridge);
  }

  /** Visits each column once. Returns the largest of curvature times change squared. */
  private double cycle(int[] columns, int count, double lasso, double ridge) {
    double most = 0;
    for (int k = 0; k < count; k++) {
      int column = columns[k];
      double before = beta[column];
      double after = best(gradient(column), curvature[column], before, lasso, ridge);
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
