package org.tacescore.learning.report;

import org.tacescore.learning.Degeneracy;

/**
 * A statistic that the data does not allow.
 *
 * @param subject the model, pair of models or centre it would be of
 * @param statistic e.g. {@code AUC}
 * @param detail what was found and what was needed
 */
public record Absence(String subject, String statistic, Degeneracy reason, String detail) {}
