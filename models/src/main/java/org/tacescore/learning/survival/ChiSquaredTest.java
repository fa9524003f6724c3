package org.tacescore.learning.survival;

/**
 * A test by a statistic that is chi-squared where nothing is to be found.
 *
 * @param statistic 0 or more
 * @param df degrees of freedom
 * @param p probability of a larger statistic
 */
public record ChiSquaredTest(double statistic, int df, double p) {
  static ChiSquaredTest of(double statistic, int df) {
    return new ChiSquaredTest(statistic, df, Tails.chiSquared(statistic, df));
  }
}
