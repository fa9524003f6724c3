package org.tacescore.learning.evaluation;

import org.hipparchus.distribution.continuous.FDistribution;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;

/**
 * The intraclass correlation of single ratings in a two-way design without gaps: Shrout and Fleiss
 * 1979, doi:10.1037/0033-2909.86.2.420; intervals of McGraw and Wong 1996,
 * doi:10.1037/1082-989X.1.1.30, table 7.
 *
 * @param value at most 1; below 0 where subjects differ less than raters do
 * @param lower of the interval
 * @param upper of the interval; both are 1 where all raters give the same
 */
public record IntraclassCorrelation(IccModel model, double value, double lower, double upper) {
  private static final double TAIL = 0.975;
  private static final double ACCURACY = 1e-12;

  /**
   * Agreement of the columns of a table: a column is a rater, a row a subject.
   *
   * @throws DegenerateDataException when there are fewer than 2 of either (TOO_FEW_ROWS), a rating
   *     is not finite (NOT_FINITE), or subjects do not differ at all (CONSTANT_COLUMN)
   */
  public static IntraclassCorrelation of(IccModel model, FeatureTable ratings) {
    double[][] raters = new double[ratings.width()][];
    for (int rater = 0; rater < raters.length; rater++) {
      raters[rater] = ratings.column(rater);
    }
    return of(model, raters);
  }

  /**
   * Agreement of raters.
   *
   * @param raters the ratings of each, one a subject
   * @throws DegenerateDataException as for a table
   */
  public static IntraclassCorrelation of(IccModel model, double[]... raters) {
    TwoWayVariance squares = TwoWayVariance.of(raters);
    if (squares.subjects() == 0 && squares.rest() == 0) {
      throw new DegenerateDataException(
          Degeneracy.CONSTANT_COLUMN,
          "all %d subjects have the same rating".formatted(squares.n()));
    }
    if (squares.rest() == 0 && (model == IccModel.CONSISTENCY || squares.raters() == 0)) {
      return new IntraclassCorrelation(model, 1, 1, 1);
    }
    return model == IccModel.CONSISTENCY ? consistency(squares) : agreement(squares);
  }

  private static IntraclassCorrelation consistency(TwoWayVariance squares) {
    int n = squares.n();
    int k = squares.k();
    double ratio = squares.subjects() / squares.rest();
    double freedom = (n - 1.0) * (k - 1);
    double low = ratio / quantile(n - 1, freedom);
    double high = ratio * quantile(freedom, n - 1);
    return new IntraclassCorrelation(
        IccModel.CONSISTENCY,
        (ratio - 1) / (ratio + k - 1),
        (low - 1) / (low + k - 1),
        (high - 1) / (high + k - 1));
  }

  private static IntraclassCorrelation agreement(TwoWayVariance squares) {
    double n = squares.n();
    double k = squares.k();
    double msr = squares.subjects();
    double msc = squares.raters();
    double mse = squares.rest();
    double value = (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n);
    double ofRaters = k * value / (n * (1 - value)) * msc;
    double ofRest = (1 + k * value * (n - 1) / (n * (1 - value))) * mse;
    double freedom =
        Math.pow(ofRaters + ofRest, 2)
            / (ofRaters * ofRaters / (k - 1) + ofRest * ofRest / ((n - 1) * (k - 1)));
    double spread = k * msc + (k * n - k - n) * mse;
    double low = quantile(n - 1, freedom);
    double high = quantile(freedom, n - 1);
    return new IntraclassCorrelation(
        IccModel.ABSOLUTE_AGREEMENT,
        value,
        n * (msr - low * mse) / (low * spread + n * msr),
        n * (high * msr - mse) / (spread + n * high * msr));
  }

  private static double quantile(double numerator, double denominator) {
    return new FDistribution(numerator, denominator, ACCURACY).inverseCumulativeProbability(TAIL);
  }
}
