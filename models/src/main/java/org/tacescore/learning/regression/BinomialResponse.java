package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.List;
import org.tacescore.learning.BinaryOutcome;

/** Yes or no, by the logarithm of its odds. */
final class BinomialResponse extends Response {
  /** A probability nearer than this to 0 or 1 is 0 or 1, as in glmnet. */
  private static final double NEAR = 1e-9;

  /** In cross-validation a probability is at least this far from 0 and 1, as in cv.glmnet. */
  private static final double HELD_OUT_NEAR = 1e-5;

  private final BinaryOutcome outcome;
  private final double[] y;

  BinomialResponse(BinaryOutcome outcome) {
    this.outcome = outcome.requireBothClasses();
    y = outcome.toArray();
  }

  @Override
  public Family family() {
    return Family.BINOMIAL;
  }

  @Override
  public int rows() {
    return y.length;
  }

  @Override
  Response rows(int[] chosen) {
    return new BinomialResponse(outcome.rows(chosen));
  }

  @Override
  boolean fitsIntercept() {
    return true;
  }

  @Override
  double nullPredictor() {
    return Math.log((double) outcome.positives() / outcome.negatives());
  }

  @Override
  double intercept(double fitted) {
    return fitted;
  }

  @Override
  void expand(double[] predictors, double[] weights, double[] residuals) {
    for (int row = 0; row < y.length; row++) {
      double p = probability(predictors[row]);
      if (p < NEAR || p > 1 - NEAR) {
        p = Math.rint(p);
      }
      weights[row] = p * (1 - p) / y.length;
      residuals[row] = (y[row] - p) / y.length;
    }
  }

  private static double probability(double predictor) {
    return 1 / (1 + Math.exp(-predictor));
  }

  @Override
  double deviance(double[] predictors) {
    double sum = 0;
    for (int row = 0; row < y.length; row++) {
      double towards = y[row] == 1 ? predictors[row] : -predictors[row];
      sum += Math.log1p(Math.exp(-Math.abs(towards))) - Math.min(towards, 0);
    }
    return 2 * sum;
  }

  @Override
  boolean gainsLittle(double[] ratios, int last) {
    return ratios[last] - ratios[last - 1] < LEAST_GAIN;
  }

  @Override
  List<Loss> losses(int[] training, int[] heldOut, double[] predictors, boolean grouped) {
    return Loss.of(
        Arrays.stream(heldOut).mapToDouble(row -> loss(row, predictors[row])).toArray(), grouped);
  }

  private double loss(int row, double predictor) {
    double p = probability(predictor);
    p = Math.min(Math.max(p, HELD_OUT_NEAR), 1 - HELD_OUT_NEAR);
    return -2 * (y[row] == 1 ? Math.log(p) : Math.log(1 - p));
  }
}
