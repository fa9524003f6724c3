package org.tacescore.learning.evaluation;

/**
 * A statistic with its percentile interval of 95 % over redrawn patients.
 *
 * @param value on the data itself; may lie outside the interval of a biased statistic
 * @param lower 2.5 % quantile of the replicates
 * @param upper 97.5 % quantile
 * @param replicates in which the statistic existed
 * @param degenerate replicates in which it did not, left out
 */
public record BootstrapInterval(
    double value, double lower, double upper, int replicates, int degenerate) {}
