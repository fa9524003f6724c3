package org.tacescore.worker.web;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What stands beside a score, as shown: another model's output, a probability of survival, a
 * clinical value.
 *
 * @param name what was measured
 * @param level what it is of: {@code patient}, or the lesion's label
 * @param value the number; empty for a stated value
 * @param unit UCUM unit; {@code 1} is a fraction
 * @param shown the number with its unit, or the stated value, as a person reads it
 * @param rule when it is high, e.g. {@code > 39.5 %}; empty where no cutoff parts it
 * @param high whether it is; there with the rule
 */
public record SupplementView(
    String name,
    String level,
    OptionalDouble value,
    String unit,
    String shown,
    Optional<String> rule,
    Optional<Boolean> high) {}
