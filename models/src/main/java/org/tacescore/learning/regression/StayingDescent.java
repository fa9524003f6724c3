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
  private final int[] chosen;
  private final int[] place;
  private final double[] gradients;
  private final double[] sums;
  private final double[] shifts;
  private final double[][] products;
  private final double totalWeight;
  private double sum;
  private double interceptShift;

  /**
   * @param weights of the rows, which stay as they are
   * @param residuals of the rows, brought up to date by {@link #settle}
   */
  StayingDescent(
      StandardColumns columns, double[] weights, double[] residuals, int[] chosen, int count) {
    this.columns = columns;
    this.weights = weights;
    this.residuals = residuals;
    this.chosen = Arrays.copyOf(chosen, count);
    place = new int[columns.width()];
    gradients = new double[count];
    sums = new double[count];
    shifts = new double[count];
    products = new double[count][];
    Arrays.fill(products, new double[0]);
    totalWeight = Columns.sum(weights);
    for (int k = 0; k < count; k++) {
      place[chosen[k]] = k;
      sums[k] = Columns.dot(columns.values(chosen[k]), weights);
    }
  }

  /** How many columns it knows. */
  int count() {
    return chosen.length;
  }

  /** Begins at the residuals as they are. */
  void begin() {
    sum = Columns.sum(residuals);
    interceptShift = 0;
    Arrays.fill(shifts, 0);
    for (int k = 0; k < chosen.length; k++) {
      gradients[k] = Columns.dot(columns.values(chosen[k]), residuals);
    }
  }

  double gradient(int column) {
    return gradients[place[column]];
  }

  /** Of the residuals. */
  double sum() {
    return sum;
  }

  void shift(int column, double change) {
    int k = place[column];
    shifts[k] += change;
    sum -= change * sums[k];
    Columns.add(-change, products(k), gradients);
  }

  void shiftIntercept(double change) {
    interceptShift += change;
    sum -= change * totalWeight;
    Columns.add(-change, sums, gradients);
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
  void settle() {
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
