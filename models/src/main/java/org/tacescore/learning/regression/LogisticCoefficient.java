package org.tacescore.learning.regression;

import org.tacescore.learning.Normal;

/**
 * A coefficient of a logistic regression.
 *
 * @param coef logarithm of the odds ratio of one unit more
 * @param se standard error
 * @param z coef / se
 * @param p two-sided, normal
 * @param oddsRatio exp(coef)
 * @param oddsRatioLower Wald's bound of 95 %
 * @param oddsRatioUpper Wald's bound of 95 %
 */
public record LogisticCoefficient(
    double coef,
    double se,
    double z,
    double p,
    double oddsRatio,
    double oddsRatioLower,
    double oddsRatioUpper) {
  static LogisticCoefficient of(double coef, double se) {
    double z = coef / se;
    return new LogisticCoefficient(
        coef,
        se,
        z,
        Normal.twoSided(z),
        Math.exp(coef),
        Math.exp(coef - Normal.Z95 * se),
        Math.exp(coef + Normal.Z95 * se));
  }
}
