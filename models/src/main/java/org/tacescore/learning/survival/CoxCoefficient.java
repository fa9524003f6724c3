package org.tacescore.learning.survival;

import org.tacescore.learning.Normal;

/**
 * A coefficient of a Cox regression.
 *
 * @param coef logarithm of the hazard ratio of one unit more
 * @param se standard error
 * @param z coef / se
 * @param p two-sided, normal
 * @param hr hazard ratio
 * @param hrLower bound of 95 %
 * @param hrUpper bound of 95 %
 */
public record CoxCoefficient(
    double coef, double se, double z, double p, double hr, double hrLower, double hrUpper) {

  static CoxCoefficient of(double coef, double se) {
    return new CoxCoefficient(
        coef,
        se,
        coef / se,
        Normal.twoSided(coef / se),
        Math.exp(coef),
        Math.exp(coef - Normal.Z95 * se),
        Math.exp(coef + Normal.Z95 * se));
  }
}
