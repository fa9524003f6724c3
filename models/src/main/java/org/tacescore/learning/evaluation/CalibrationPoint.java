package org.tacescore.learning.evaluation;

/**
 * What share of patients has the outcome where a probability is predicted.
 *
 * @param predicted 0 to 1
 * @param observed 0 to 1, with an interval of 95 % at this point alone
 */
public record CalibrationPoint(double predicted, double observed, double lower, double upper) {}
