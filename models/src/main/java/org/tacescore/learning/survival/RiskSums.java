package org.tacescore.learning.survival;

import java.util.Arrays;

/** Sums over rows of risk, risk times x and risk times x x'. */
final class RiskSums {
  private final CoxDesign design;
  private final double[] firsts;
  private final double[][] products;
  private double sum;
  private boolean empty = true;

  RiskSums(CoxDesign design) {
    this.design = design;
    firsts = new double[design.width()];
    products = new double[design.width()][];
    Arrays.setAll(products, c -> new double[c + 1]);
  }

  void clear() {
    if (empty) {
      return;
    }
    empty = true;
    sum = 0;
    Arrays.fill(firsts, 0);
    for (double[] row : products) {
      Arrays.fill(row, 0);
    }
  }

  void add(int position, double risk) {
    empty = false;
    sum += risk;
    double[] x = new double[firsts.length];
    for (int c = 0; c < x.length; c++) {
      x[c] = design.at(position, c);
      double weighted = risk * x[c];
      firsts[c] += weighted;
      double[] row = products[c];
      for (int d = 0; d <= c; d++) {
        row[d] += weighted * x[d];
      }
    }
  }

  double sum() {
    return sum;
  }

  double sum(int column) {
    return firsts[column];
  }

  /** The products of a column with itself and those before it; not to be changed. */
  double[] products(int column) {
    return products[column];
  }
}
