package org.tacescore.learning.report;

import java.util.Optional;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.survival.Concordance;

/**
 * The primary model at one centre.
 *
 * @param patients all of the centre's
 * @param roc of those in whom the binary outcome is known
 */
public record CentreResult(
    String centre, int patients, Optional<Roc> roc, Optional<Concordance> concordance) {}
