package org.tacescore.learning.regression;

import java.util.Arrays;

/**
 * The gradients of a few columns, followed through steps of these columns by their weighted inner
 * products, while the residuals wait. The steps are those of the residuals but for rounding.
 */
final class StayingDescent {
  private final StandardColumns columns;
  private final double[] weights;
  private final double[] residuals;
  private final boolean fitsIntercept;
  private final int[] chosen;
  private final double[] gradients;
  private final double[] sums;
  private final double[] shifts;
  private final double[][] products;
  private final double totalWeight;
  private double sum;
  private double intercept;
  private double interceptShift;

  /**
   * @param weights of the rows, which stay as they are
   * @param residuals of the rows, brought up to date at the end of {@link #solve}
   */
  StayingDescent(
      StandardColumns columns,
      double[] weights,
      double[] residuals,
      boolean fitsIntercept,
      int[] chosen,
      int count) {
    this.columns = columns;
    this.weights = weights;
    this.residuals = residuals;
    this.fitsIntercept = fitsIntercept;
    this.chosen = Arrays.copyOf(chosen, count);
    gradients = new double[count];
    sums = new double[count];
    shifts = new double[count];
    products = new double[count][];
    Arrays.fill(products, new double[0]);
    totalWeight = Columns.sum(weights);
    for (int k = 0; k < count; k++) {
      sums[k] = Columns.dot(columns.values(chosen[k]), weights);
    }
  }

  /** How many columns it knows. */
  int count() {
    return chosen.length;
  }

  /** Where the last {@link #solve} led. */
  double intercept() {
    return intercept;
  }

  /**
   * Visits the columns in their order until they settle.
   *
   * @param from the intercept
   * @param beta coefficients of all columns, brought up to date
   * @param most cycles
   * @return how many cycles it took; {@code most} where they did not settle
   */
  long solve(
      double from,
      double[] beta,
      double[] curvature,
      double lasso,
      double ridge,
      double threshold,
      long most) {
    begin();
    intercept = from;
    long cycles = 0;
    while (cycles < most) {
      cycles++;
      if (cycle(beta, curvature, lasso, ridge) < threshold) {
        break;
      }
    }
    settle();
    return cycles;
  }

  private void begin() {
    sum = Columns.sum(residuals);
    interceptShift = 0;
    Arrays.fill(shifts, 0);
    for (int k = 0; k < chosen.length; k++) {
      gradients[k] = Columns.dot(columns.values(chosen[k]), residuals);
    }
  }

  /** As the {@link Descent}'s. */
  private double cycle(double[] beta, double[] curvature, double lasso, double ridge) {
    double gain = 0;
    for (int k = 0; k < chosen.length; k++) {
      int column = chosen[k];
      double before = beta[column];
      double after = Descent.best(gradients[k], curvature[column], before, lasso, ridge);
      if (after != before) {
        double change = after - before;
        beta[column] = after;
        shifts[k] += change;
        sum -= change * sums[k];
        Columns.add(-change, products(k), gradients);
        gain = Math.max(gain, curvature[column] * change * change);
      }
    }
    return fitsIntercept ? Math.max(gain, fitIntercept()) : gain;
  }

  private double fitIntercept() {
    double change = sum / totalWeight;
    intercept += change;
    interceptShift += change;
    sum -= change * totalWeight;
    Columns.add(-change, sums, gradients);
    return totalWeight * change * change;
  }

  private double[] products(int k) {
    if (products[k].length == 0) {
      double[] weighted = columns.values(chosen[k]).clone();
      for (int row = 0; row < weighted.length; row++) {
        weighted[row] *= weights[row];
      }
      products[k] =
          Arrays.stream(chosen)
              .mapToDouble(c -> Columns.dot(weighted, columns.values(c)))
              .toArray();
    }
    return products[k];
  }

  /** Brings the residuals to where the steps have led. */
  private void settle() {
    double[] moved = new double[residuals.length];
    Arrays.fill(moved, interceptShift);
    for (int k = 0; k < chosen.length; k++) {
      if (shifts[k] != 0) {
        Columns.add(shifts[k], columns.values(chosen[k]), moved);
      }
    }
    for (int row = 0; row < residuals.length; row++) {
      residuals[row] -= weights[row] * moved[row];
    }
  }
}
