package org.tacescore.worker.web;

import java.util.Optional;

/**
 * One score as shown.
 *
 * @param name the score's name, e.g. {@code HRD score}
 * @param value the number
 * @param unit UCUM unit; empty or {@code 1} for a plain number
 * @param group the risk group it puts the patient in, e.g. {@code high}
 * @param level what it is of: {@code patient}, or the lesion's label
 */
public record ScoreView(
    String name, double value, String unit, Optional<String> group, String level) {}
