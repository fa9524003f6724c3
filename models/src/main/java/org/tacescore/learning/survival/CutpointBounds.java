package org.tacescore.learning.survival;

import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Normal;

/** Bounds of the p of a largest statistic b from the normal distribution. */
final class CutpointBounds {
  private CutpointBounds() {}

  /**
   * phi(b) (4 / b + (b - 1 / b) log(maxprop (1 - minprop) / ((1 - maxprop) minprop))): Lausen and
   * Schumacher 1992, doi:10.2307/2532740.
   */
  static double lausen92(double b, double minprop, double maxprop) {
    if (minprop == 0 || maxprop == 1) {
      throw new DegenerateDataException(
          Degeneracy.INVALID_VALUE,
          "Lau92 needs 0 < minprop and maxprop < 1, got %s and %s".formatted(minprop, maxprop));
    }
    if (b < 1) {
      return 1;
    }
    double odds = maxprop * (1 - minprop) / ((1 - maxprop) * minprop);
    return Math.max(0, Normal.density(b) * (4 / b + (b - 1 / b) * Math.log(odds)));
  }

  /**
   * P(|Z| &gt; b) + sum over neighbouring cutpoints of exp(-b^2 / 2) / pi (t - (b^2 / 4 - 1) t^3 /
   * 6), t^2 = 1 - m_1 (n - m_2) / ((n - m_1) m_2): Lausen, Sauerbrei and Schumacher 1994.
   *
   * @param below rows below each cutpoint, ascending
   */
  static double lausen94(double b, int n, int[] below) {
    double sum = 0;
    for (int i = 1; i < below.length; i++) {
      double shared =
          below[i - 1] * (double) (n - below[i]) / ((n - below[i - 1]) * (double) below[i]);
      double t = Math.sqrt(1 - shared);
      sum += Math.exp(-b * b / 2) / Math.PI * (t - (b * b / 4 - 1) * t * t * t / 6);
    }
    return Normal.twoSided(b) + sum;
  }
}
