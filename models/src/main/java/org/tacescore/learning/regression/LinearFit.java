package org.tacescore.learning.regression;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/**
 * A regression by least squares with an intercept, as R's lm. Immutable.
 *
 * @param coefficients by column, {@code (Intercept)} first, then in the order of columns
 * @param sigma standard deviation of the residuals
 * @param df degrees of freedom of the residuals
 * @param rSquared share of the variance that is explained
 * @param adjustedRSquared that for so many columns
 */
public record LinearFit(
    Map<String, LinearCoefficient> coefficients,
    double sigma,
    int df,
    double rSquared,
    double adjustedRSquared) {

  public LinearFit {
    coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
  }

  /**
   * Fits all columns of a table.
   *
   * @param outcome a number a row
   * @throws DegenerateDataException when the outcome or a column is constant (CONSTANT_COLUMN), a
   *     column depends on others (DUPLICATE_COLUMN), or there are too many (TOO_MANY_FEATURES)
   */
  public static LinearFit of(FeatureTable table, double[] outcome) {
    Response response = Response.gaussian(outcome);
    Design design = Design.of(table, response.rows());
    double[] ones = new double[outcome.length];
    Arrays.fill(ones, 1);
    QRDecomposition squares = new QRDecomposition(design.weighted(ones));
    double[] beta = squares.getSolver().solve(new ArrayRealVector(outcome)).toArray();
    double[] fitted = design.predictors(beta);
    double rest = 0;
    double total = 0;
    double mean = Columns.sum(outcome) / outcome.length;
    for (int row = 0; row < outcome.length; row++) {
      rest += (outcome[row] - fitted[row]) * (outcome[row] - fitted[row]);
      total += (outcome[row] - mean) * (outcome[row] - mean);
    }
    requireErrors(rest, total);
    int df = outcome.length - beta.length;
    double explained = 1 - rest / total;
    return new LinearFit(
        coefficients(design, beta, squares, rest / df, df),
        Math.sqrt(rest / df),
        df,
        explained,
        1 - (1 - explained) * (outcome.length - 1) / df);
  }

  private static void requireErrors(double rest, double total) {
    if (rest <= 1e-24 * total) {
      throw new DegenerateDataException(
          Degeneracy.SEPARATION, "the columns give the outcome without error: no standard errors");
    }
  }

  private static Map<String, LinearCoefficient> coefficients(
      Design design, double[] beta, QRDecomposition squares, double variance, int df) {
    int last = beta.length - 1;
    RealMatrix root = MatrixUtils.inverse(squares.getR().getSubMatrix(0, last, 0, last));
    RealMatrix toTable = design.toTable();
    RealMatrix half = toTable.multiply(root);
    double[] own = toTable.operate(beta);
    TDistribution student = new TDistribution(df);
    Map<String, LinearCoefficient> coefficients = new LinkedHashMap<>();
    for (int c = 0; c < own.length; c++) {
      double[] row = half.getRow(c);
      double se = Math.sqrt(variance * Columns.dot(row, row));
      double t = own[c] / se;
      double p = 2 * student.cumulativeProbability(-Math.abs(t));
      coefficients.put(design.names().get(c), new LinearCoefficient(own[c], se, t, p));
    }
    return coefficients;
  }
}
