package org.tacescore.learning.regression;

/**
 * A coefficient of a least squares regression.
 *
 * @param coef change of the outcome with one unit more
 * @param se standard error
 * @param t coef / se
 * @param p two-sided, of Student's t
 */
public record LinearCoefficient(double coef, double se, double t, double p) {}
