package org.tacescore.learning.evaluation;

import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * Mean squares of ratings by subject and rater, one rating each.
 *
 * @param subjects of the subjects' means
 * @param raters of the raters' means
 * @param rest of what both leave; exactly 0 where raters differ by constants alone
 * @param n subjects
 * @param k raters
 */
record TwoWayVariance(double subjects, double raters, double rest, int n, int k) {

  static TwoWayVariance of(double[][] ratings) {
    int k = ratings.length;
    int n = k == 0 ? 0 : ratings[0].length;
    requireRatings(ratings, n);
    double[] ofRater = new double[k];
    double[] ofSubject = new double[n];
    double all = 0;
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < n; i++) {
        ofRater[j] += ratings[j][i] / n;
        ofSubject[i] += ratings[j][i] / k;
        all += ratings[j][i] / n / k;
      }
    }
    double rest = 0;
    for (int j = 0; j < k; j++) {
      for (int i = 0; i < n; i++) {
        double left = ratings[j][i] - ofRater[j] - ofSubject[i] + all;
        rest += left * left;
      }
    }
    double subjects = k * squares(ofSubject, all);
    double raters = n * squares(ofRater, all);
    // What rounding leaves of equal ratings is no error of a rater.
    double rounding = Math.pow(16 * Math.ulp(largest(ratings)), 2) * n * k;
    return new TwoWayVariance(
        (subjects <= rounding ? 0 : subjects) / (n - 1),
        (raters <= rounding ? 0 : raters) / (k - 1),
        (rest <= rounding ? 0 : rest) / ((n - 1.0) * (k - 1)),
        n,
        k);
  }

  private static void requireRatings(double[][] ratings, int n) {
    if (ratings.length < 2 || n < 2) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS,
          "%d subjects of %d raters; 2 of each are needed".formatted(n, ratings.length));
    }
    for (int j = 0; j < ratings.length; j++) {
      if (ratings[j].length != n) {
        throw new IllegalArgumentException(
            "rater %d has %d ratings, the first has %d".formatted(j + 1, ratings[j].length, n));
      }
      for (int i = 0; i < n; i++) {
        if (!Double.isFinite(ratings[j][i])) {
          throw new DegenerateDataException(
              Degeneracy.NOT_FINITE,
              "rater %d, row %d is %s".formatted(j + 1, i + 1, ratings[j][i]));
        }
      }
    }
  }

  private static double squares(double[] means, double all) {
    double sum = 0;
    for (double mean : means) {
      sum += (mean - all) * (mean - all);
    }
    return sum;
  }

  private static double largest(double[][] ratings) {
    double largest = 0;
    for (double[] rater : ratings) {
      for (double rating : rater) {
        largest = Math.max(largest, Math.abs(rating));
      }
    }
    return largest;
  }
}
