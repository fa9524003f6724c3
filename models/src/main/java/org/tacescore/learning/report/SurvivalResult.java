package org.tacescore.learning.report;

import java.util.Optional;
import org.tacescore.learning.evaluation.BootstrapInterval;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.learning.survival.TimeDependentAuc;

/**
 * How one model orders patients by time to the event.
 *
 * @param concordance Harrell's C with its error
 * @param bootstrapC the percentile interval of the same number
 * @param timeAuc at the endpoint's horizons
 * @param groups of the model's labels or cutoff
 */
public record SurvivalResult(
    Optional<Concordance> concordance,
    Optional<BootstrapInterval> bootstrapC,
    Optional<TimeDependentAuc> timeAuc,
    Optional<GroupResult> groups) {}
