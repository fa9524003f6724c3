package org.tacescore.score;

import java.time.Instant;
import java.util.Optional;

/**
 * One laboratory or clinical finding, as its source gave it.
 *
 * @param analyte what was measured
 * @param value as written: a number ({@code 1200}), or a word ({@code positive})
 * @param unit UCUM unit ({@code ng/mL}); empty for values without one
 * @param time when it was observed; empty where the source does not say
 * @param source where it comes from, e.g. {@code csv} or {@code json}
 */
public record ClinicalValue(
    Analyte analyte, String value, String unit, Optional<Instant> time, String source) {}
