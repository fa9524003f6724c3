package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.RealMatrix;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;

/**
 * A logistic regression with an intercept, as R's glm(family = binomial): iteratively reweighted
 * least squares (McCullagh and Nelder 1989, doi:10.1007/978-1-4899-3242-6). Immutable.
 *
 * @param n rows
 * @param positives rows with the outcome
 * @param iterations weighted least squares that were solved
 * @param coefficients by column, {@code (Intercept)} first, then in the order of columns
 * @param covariance of the coefficients, row by row: the inverse of the information
 * @param logLik logarithm of the likelihood
 * @param deviance -2 logLik
 * @param nullDeviance that of the intercept alone
 * @param aic deviance + 2 for each coefficient (Akaike 1974, doi:10.1109/TAC.1974.1100705)
 */
public record LogisticFit(
    int n,
    int positives,
    int iterations,
    Map<String, LogisticCoefficient> coefficients,
    List<List<Double>> covariance,
    double logLik,
    double deviance,
    double nullDeviance,
    double aic) {

  public LogisticFit {
    coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
    covariance = covariance.stream().map(List::copyOf).toList();
  }

  /**
   * Fits all columns of a table; one without columns gives the intercept alone.
   *
   * @throws org.tacescore.learning.DegenerateDataException when all outcomes are the same
   *     (ONE_CLASS), a column is constant (CONSTANT_COLUMN) or depends on others
   *     (DUPLICATE_COLUMN), there are too many columns for the rows (TOO_MANY_FEATURES), columns
   *     tell outcomes apart without error (SEPARATION) or the iteration does not end
   *     (NOT_CONVERGED)
   */
  public static LogisticFit of(FeatureTable table, BinaryOutcome outcome) {
    outcome.requireBothClasses();
    Design design = Design.of(table, outcome.rows());
    LogisticIteration iteration = LogisticIteration.fit(design, outcome.toArray());
    RealMatrix toTable = design.toTable();
    double[] beta = toTable.operate(iteration.beta());
    RealMatrix covariance = toTable.multiply(iteration.covariance()).multiply(toTable.transpose());
    Map<String, LogisticCoefficient> coefficients = new LinkedHashMap<>();
    for (int c = 0; c < beta.length; c++) {
      coefficients.put(
          design.names().get(c),
          LogisticCoefficient.of(beta[c], Math.sqrt(covariance.getEntry(c, c))));
    }
    double deviance = iteration.deviance();
    return new LogisticFit(
        outcome.rows(),
        outcome.positives(),
        iteration.steps(),
        coefficients,
        Arrays.stream(covariance.getData()).map(r -> Arrays.stream(r).boxed().toList()).toList(),
        -deviance / 2,
        deviance,
        nullDeviance(outcome),
        deviance + 2 * beta.length);
  }

  private static double nullDeviance(BinaryOutcome outcome) {
    double share = (double) outcome.positives() / outcome.rows();
    return -2 * (outcome.positives() * Math.log(share) + outcome.negatives() * Math.log1p(-share));
  }

  /**
   * The logarithm of the odds of a row.
   *
   * @param values one a column, in their order; none for the intercept
   */
  public double linearPredictor(double[] values) {
    if (values.length != coefficients.size() - 1) {
      throw new IllegalArgumentException(
          "%d values for %d columns".formatted(values.length, coefficients.size() - 1));
    }
    int column = -1;
    double sum = 0;
    for (LogisticCoefficient coefficient : coefficients.values()) {
      sum += coefficient.coef() * (column < 0 ? 1 : values[column]);
      column++;
    }
    return sum;
  }

  /** The probability of the outcome for a row, 0 to 1. */
  public double probability(double[] values) {
    return 1 / (1 + Math.exp(-linearPredictor(values)));
  }
}
