package org.tacescore.learning.evaluation;

/**
 * What a threshold does, where a score of at least it counts as high.
 *
 * @param threshold halfway between two neighbouring scores; minus infinity below the lowest and
 *     infinity above the highest
 * @param sensitivity share of the positive rows that are high
 * @param specificity share of the negative rows that are not
 */
public record RocPoint(double threshold, double sensitivity, double specificity) {}
