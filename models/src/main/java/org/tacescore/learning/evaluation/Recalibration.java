package org.tacescore.learning.evaluation;

import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.regression.LogisticCoefficient;
import org.tacescore.learning.regression.LogisticFit;

/**
 * The logistic regression of an outcome on the log odds of its predicted probability (Cox 1958,
 * doi:10.1093/biomet/45.3-4.562): where predictions are true, the slope is 1 and the intercept 0.
 * As R's {@code glm(y ~ qlogis(p), binomial)}.
 *
 * @param slope below 1 where predictions are too extreme
 * @param intercept of the same regression
 * @param covariance of slope and intercept
 * @param inTheLarge the intercept with the slope held at 1, {@code glm(y ~ offset(qlogis(p)))}:
 *     above 0 where predictions are too low on the whole
 */
public record Recalibration(
    Estimate slope, Estimate intercept, double covariance, Estimate inTheLarge) {

  /**
   * Regresses the outcome.
   *
   * @param probabilities above 0 and below 1, one a row
   * @throws DegenerateDataException when one is not (NOT_FINITE, INVALID_VALUE), all are equal
   *     (ALL_TIED), a class is missing (ONE_CLASS), predictions tell the classes apart (SEPARATION)
   *     or the iteration does not end (NOT_CONVERGED)
   */
  public static Recalibration of(BinaryOutcome outcome, double[] probabilities) {
    Scores.requireProbabilities(outcome, probabilities, "the prediction");
    double[] logOdds = new double[probabilities.length];
    for (int row = 0; row < logOdds.length; row++) {
      double p = probabilities[row];
      logOdds[row] = Math.log(p / (1 - p));
      if (!Double.isFinite(logOdds[row])) {
        throw new DegenerateDataException(
            Degeneracy.INVALID_VALUE,
            "the prediction of row %d is %s, whose odds have no logarithm".formatted(row + 1, p));
      }
    }
    LogisticFit fit =
        LogisticFit.of(FeatureTable.of(List.of("logOdds"), new double[][] {logOdds}), outcome);
    return new Recalibration(
        estimate(fit, "logOdds"),
        estimate(fit, "(Intercept)"),
        fit.covariance().get(0).get(1),
        OffsetIntercept.of(outcome, logOdds));
  }

  private static Estimate estimate(LogisticFit fit, String name) {
    LogisticCoefficient coefficient = fit.coefficients().get(name);
    if (coefficient == null) {
      throw new IllegalStateException("a fit without " + name + ": " + fit);
    }
    return Estimate.of(coefficient.coef(), coefficient.se());
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /**
   * The recalibrated probability where one is predicted, the interval being that of its log odds.
   *
   * @param predicted above 0 and below 1
   */
  public CalibrationPoint at(double predicted) {
    double x = Math.log(predicted / (1 - predicted));
    double middle = intercept.value() + slope.value() * x;
    double variance =
        intercept.se() * intercept.se() + x * (2 * covariance + x * slope.se() * slope.se());
    Interval interval = Interval.around(middle, Math.sqrt(Math.max(0, variance)));
    return new CalibrationPoint(
        predicted,
        probability(middle),
        probability(interval.lower()),
        probability(interval.upper()));
  }
}
