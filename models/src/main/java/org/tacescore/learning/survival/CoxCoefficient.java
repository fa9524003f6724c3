package org.tacescore.learning.survival;

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
        Tails.normal(coef / se),
        Math.exp(coef),
        Math.exp(coef - Tails.Z95 * se),
        Math.exp(coef + Tails.Z95 * se));
  }
}
