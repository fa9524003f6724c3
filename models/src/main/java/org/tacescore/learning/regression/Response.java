package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.SurvivalOutcome;

/**
 * What an elastic net is to predict, one value a row, with the likelihood of its family. Immutable.
 *
 * <p>Inside, a gaussian response is less its mean and in units of its standard deviation; a
 * predictor is in those units. First and second derivatives of the log-likelihood by each row's
 * predictor are those of the mean over rows.
 */
public abstract sealed class Response permits GaussianResponse, BinomialResponse, CoxResponse {
  /** The share of the null deviance that a step of the path must explain at least, as glmnet's. */
  static final double LEAST_GAIN = 1e-5;

  Response() {}

  /** Numbers, copied. */
  public static Response gaussian(double[] values) {
    return new GaussianResponse(values);
  }

  public static Response binomial(BinaryOutcome outcome) {
    return new BinomialResponse(outcome);
  }

  public static Response cox(SurvivalOutcome outcome) {
    return new CoxResponse(outcome);
  }

  public abstract Family family();

  public abstract int rows();

  abstract Response rows(int[] chosen);

  /** Units of the response in which predictors are; divides the penalty too. */
  double scale() {
    return 1;
  }

  /** Whether the log-likelihood is quadratic, with the weight 1/n for each row. */
  boolean quadratic() {
    return false;
  }

  /** Whether an intercept is fitted along with coefficients of centred columns. */
  boolean fitsIntercept() {
    return false;
  }

  /** The predictor of each row where all coefficients are 0. */
  double nullPredictor() {
    return 0;
  }

  /** The intercept of centred columns in the response's own units. */
  abstract double intercept(double fitted);

  /**
   * The derivatives of the mean log-likelihood at given predictors.
   *
   * @param weights receives minus the second derivative for each row
   * @param residuals receives the first
   */
  abstract void expand(double[] predictors, double[] weights, double[] residuals);

  /** Twice what the log-likelihood lacks of the saturated model's. */
  abstract double deviance(double[] predictors);

  double nullDeviance() {
    double[] none = new double[rows()];
    Arrays.fill(none, nullPredictor());
    return deviance(none);
  }

  /** What the threshold of the iteration is a share of. */
  double thresholdUnit() {
    return nullDeviance() / (2 * rows());
  }

  /** The exponent of the smallest penalty's share by which the n-th of some steps falls. */
  double exponent(int step, int steps) {
    return step / (steps - 1.0);
  }

  /**
   * Whether a path gains too little to go on.
   *
   * @param ratios the share of the null deviance that each step explains
   * @param last the step just made
   */
  abstract boolean gainsLittle(double[] ratios, int last);

  /**
   * What a path that has not seen some rows loses there.
   *
   * @param training the rows that it has seen
   * @param predictors of all rows, in the response's own units
   * @param grouped one loss for all rows held out, else one for each
   */
  abstract List<Loss> losses(int[] training, int[] heldOut, double[] predictors, boolean grouped);

  /** A loss and how much it counts. */
  record Loss(double value, double weight) {
    /** The losses of rows, or their mean. */
    static List<Loss> of(double[] rows, boolean grouped) {
      return grouped
          ? List.of(new Loss(Columns.sum(rows) / rows.length, rows.length))
          : Arrays.stream(rows).mapToObj(value -> new Loss(value, 1)).toList();
    }
  }
}
