package org.tacescore.learning.report;

import java.util.Optional;
import org.tacescore.learning.evaluation.DeLongTest;
import org.tacescore.learning.evaluation.Idi;
import org.tacescore.learning.evaluation.Nri;
import org.tacescore.learning.survival.ConcordanceComparison;

/**
 * The primary model against another on the same patients.
 *
 * @param other the other model's name
 * @param auc the primary model's area less the other's
 * @param concordance likewise
 * @param nri of changes at all, from the other to the primary model; only for the named comparator
 * @param idi likewise
 */
public record Comparison(
    String other,
    Optional<DeLongTest> auc,
    Optional<ConcordanceComparison> concordance,
    Optional<Nri> nri,
    Optional<Idi> idi) {}
