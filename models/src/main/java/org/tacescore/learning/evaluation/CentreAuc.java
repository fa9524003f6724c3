package org.tacescore.learning.evaluation;

import java.util.Optional;

/**
 * The area of a score among the patients of a centre.
 *
 * @param centre its name
 * @param rows patients
 * @param positives of them
 * @param roc of them
 * @param absence why there is no area, e.g. one class; empty where there is one
 */
public record CentreAuc(
    String centre, int rows, int positives, Optional<Roc> roc, String absence) {}
