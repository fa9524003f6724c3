package org.tacescore.learning.survival;

/**
 * The logarithm of Cox's partial likelihood at given coefficients, with its gradient and the
 * information matrix: one pass from the last time to the first, in which sums over the risk set
 * grow.
 */
final class CoxLikelihood {
  private final CoxDesign design;
  private final Ties ties;
  private final double[] gradient;
  private final double[][] information;
  private double value;

  private CoxLikelihood(CoxDesign design, Ties ties) {
    this.design = design;
    this.ties = ties;
    gradient = new double[design.width()];
    information = new double[design.width()][design.width()];
  }

  static CoxLikelihood at(CoxDesign design, Ties ties, double[] beta) {
    CoxLikelihood likelihood = new CoxLikelihood(design, ties);
    double[] predictors = design.predictors(beta);
    double largest = Double.NEGATIVE_INFINITY;
    for (double predictor : predictors) {
      largest = Math.max(largest, predictor);
    }
    // A common factor of all risks cancels: exp never overflows.
    for (int i = 0; i < predictors.length; i++) {
      predictors[i] -= largest;
    }
    likelihood.pass(predictors);
    return likelihood;
  }

  private void pass(double[] predictors) {
    TimeOrder order = design.order();
    RiskSums atRisk = new RiskSums(design);
    RiskSums dying = new RiskSums(design);
    for (int place = order.count() - 1; place >= 0; place--) {
      dying.clear();
      int events = 0;
      for (int i = order.from(place); i < order.to(place); i++) {
        double risk = Math.exp(predictors[i]);
        atRisk.add(i, risk);
        if (order.event(i)) {
          events++;
          dying.add(i, risk);
          addEvent(i, predictors[i]);
        }
      }
      for (int k = 0; k < events; k++) {
        leave(atRisk, dying, ties == Ties.EFRON ? (double) k / events : 0);
      }
    }
  }

  private void addEvent(int position, double predictor) {
    value += predictor;
    for (int c = 0; c < gradient.length; c++) {
      gradient[c] += design.at(position, c);
    }
  }

  /** One event's share of the risk set, less a fraction of those that die at the same time. */
  private void leave(RiskSums atRisk, RiskSums dying, double fraction) {
    double sum = atRisk.sum() - fraction * dying.sum();
    value -= Math.log(sum);
    double[] means = new double[gradient.length];
    for (int c = 0; c < means.length; c++) {
      means[c] = (atRisk.sum(c) - fraction * dying.sum(c)) / sum;
      gradient[c] -= means[c];
      double[] row = information[c];
      double[] all = atRisk.products(c);
      double[] some = dying.products(c);
      for (int d = 0; d <= c; d++) {
        row[d] += (all[d] - fraction * some[d]) / sum - means[c] * means[d];
      }
    }
  }

  double value() {
    return value;
  }

  double[] gradient() {
    return gradient;
  }

  /** The lower triangle. */
  double[][] information() {
    return information;
  }

  boolean finite() {
    boolean finite = Double.isFinite(value);
    for (int c = 0; c < gradient.length; c++) {
      finite &= Double.isFinite(gradient[c]) && Double.isFinite(information[c][c]);
    }
    return finite;
  }
}
