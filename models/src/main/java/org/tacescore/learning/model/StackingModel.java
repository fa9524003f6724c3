package org.tacescore.learning.model;

import java.util.List;

/**
 * A combination of other models' probabilities: a logistic regression on their logits (Wolpert
 * 1992, doi:10.1016/S0893-6080(05)80023-1). A row holds one probability a model, 0 to 1.
 *
 * @param coefficients one a model, finite
 * @param clip probabilities count as at least this and at most 1 less this; above 0, below 0.5
 */
public record StackingModel(double intercept, List<Double> coefficients, double clip)
    implements FittedModel {
  public StackingModel {
    coefficients = List.copyOf(coefficients);
    Terms.require(intercept, coefficients);
    if (!(clip > 0 && clip < 0.5)) {
      throw new IllegalArgumentException("clip must lie between 0 and 0.5, got " + clip);
    }
  }

  @Override
  public int width() {
    return coefficients.size();
  }

  @Override
  public double score(double[] row) {
    double[] logits = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      logits[i] = logit(row[i], clip);
    }
    return Rows.logistic(Terms.sum(intercept, coefficients, logits));
  }

  /** The logarithm of the odds of a probability that was clipped; NaN of NaN. */
  static double logit(double probability, double clip) {
    if (probability < 0 || probability > 1) {
      throw new IllegalArgumentException("a probability lies in 0 to 1, got " + probability);
    }
    double p = Math.min(1 - clip, Math.max(clip, probability));
    return Math.log(p) - Math.log1p(-p);
  }
}
