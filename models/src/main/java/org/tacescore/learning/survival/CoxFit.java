package org.tacescore.learning.survival;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.SurvivalOutcome;

/**
 * A Cox proportional hazards regression, as R's survival::coxph (Cox 1972,
 * doi:10.1111/j.2517-6161.1972.tb00899.x). Immutable.
 *
 * @param n rows
 * @param events rows with the event
 * @param iterations Newton's steps
 * @param coefficients by column, in the order of columns
 * @param covariance of the coefficients, row by row: the inverse of the information
 * @param logLik logarithm of the partial likelihood with all coefficients 0, and of the model
 * @param likelihoodRatio test that all coefficients are 0
 * @param score test that all coefficients are 0, of the gradient there
 * @param wald test that all coefficients are 0, of their covariance
 * @param concordance of the linear predictor with the outcome
 * @param baseline cumulative hazard of a row of zeros
 */
public record CoxFit(
    int n,
    int events,
    int iterations,
    Map<String, CoxCoefficient> coefficients,
    List<List<Double>> covariance,
    List<Double> logLik,
    ChiSquaredTest likelihoodRatio,
    ChiSquaredTest score,
    ChiSquaredTest wald,
    Concordance concordance,
    BaselineHazard baseline) {

  public CoxFit {
    coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
    covariance = covariance.stream().map(List::copyOf).toList();
    logLik = List.copyOf(logLik);
  }

  /**
   * Fits all columns of a table.
   *
   * @throws org.tacescore.learning.DegenerateDataException when there is no event (NO_EVENTS), a
   *     column is constant (CONSTANT_COLUMN) or depends on others (DUPLICATE_COLUMN), there are as
   *     many columns as rows (TOO_MANY_FEATURES), a coefficient has no bound (SEPARATION) or the
   *     iteration does not end (NOT_CONVERGED)
   */
  public static CoxFit of(FeatureTable table, SurvivalOutcome outcome, Ties ties) {
    CoxDesign design = CoxDesign.of(table, outcome);
    CoxNewton newton = CoxNewton.maximise(design, ties);
    double[][] covariance = covariance(design, newton);
    Map<String, CoxCoefficient> coefficients = new LinkedHashMap<>();
    for (int c = 0; c < design.width(); c++) {
      coefficients.put(
          design.names().get(c),
          CoxCoefficient.of(newton.beta()[c] / design.scale(c), Math.sqrt(covariance[c][c])));
    }
    double gain = 2 * (newton.maximum().value() - newton.nullLogLik());
    int df = design.width();
    return new CoxFit(
        outcome.rows(),
        outcome.events(),
        newton.steps(),
        coefficients,
        Arrays.stream(covariance).map(r -> Arrays.stream(r).boxed().toList()).toList(),
        List.of(newton.nullLogLik(), newton.maximum().value()),
        ChiSquaredTest.of(gain, df),
        ChiSquaredTest.of(newton.score(), df),
        ChiSquaredTest.of(wald(newton), df),
        Concordance.of(ConcordantPairs.ofModel(outcome, inRows(design, newton.beta()))),
        BaselineHazard.of(design, ties, newton.beta()));
  }

  private static double[][] covariance(CoxDesign design, CoxNewton newton) {
    double[][] inverse = Cholesky.of(newton.maximum().information()).inverse();
    for (int c = 0; c < inverse.length; c++) {
      for (int d = 0; d < inverse.length; d++) {
        inverse[c][d] /= design.scale(c) * design.scale(d);
      }
    }
    return inverse;
  }

  private static double wald(CoxNewton newton) {
    double[] beta = newton.beta();
    double[][] information = newton.maximum().information();
    double sum = 0;
    for (int c = 0; c < beta.length; c++) {
      sum += beta[c] * beta[c] * information[c][c];
      for (int d = 0; d < c; d++) {
        sum += 2 * beta[c] * beta[d] * information[c][d];
      }
    }
    return sum;
  }

  private static double[] inRows(CoxDesign design, double[] beta) {
    double[] inTime = design.predictors(beta);
    double[] predictors = new double[inTime.length];
    for (int i = 0; i < inTime.length; i++) {
      predictors[design.order().row(i)] = inTime[i];
    }
    return predictors;
  }

  /**
   * The sum of coefficient times value of a row: the logarithm of its hazard over that of zeros.
   *
   * @param values one a coefficient, in their order
   */
  public double linearPredictor(double[] values) {
    if (values.length != coefficients.size()) {
      throw new IllegalArgumentException(
          "%d values for %d coefficients".formatted(values.length, coefficients.size()));
    }
    int column = 0;
    double sum = 0;
    for (CoxCoefficient coefficient : coefficients.values()) {
      sum += coefficient.coef() * values[column++];
    }
    return sum;
  }

  /** The probability that a row of these values has no event up to a time. */
  public double survival(double[] values, double time) {
    return Math.exp(-baseline.at(time) * Math.exp(linearPredictor(values)));
  }

  /** Events for each coefficient, with a warning where they are few. */
  public EventsPerVariable eventsPerVariable() {
    return EventsPerVariable.of(events, coefficients.size());
  }

  /**
   * The share of the linear predictor that is expected to hold in new patients: (LR - df) / LR, the
   * heuristic shrinkage of Van Houwelingen and Le Cessie 1990 (doi:10.1002/sim.4780091109); below
   * 0.9 a model fits too closely (Riley 2019, doi:10.1002/sim.7992). 0 where the model finds
   * nothing.
   */
  public double shrinkage() {
    double lr = likelihoodRatio.statistic();
    return lr <= likelihoodRatio.df() ? 0 : (lr - likelihoodRatio.df()) / lr;
  }
}
