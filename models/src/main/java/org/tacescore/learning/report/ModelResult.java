package org.tacescore.learning.report;

import java.util.Optional;

/** All numbers of one model on one cohort. */
public record ModelResult(
    String name,
    ScoreKind kind,
    Optional<Cutoff> cutoff,
    Optional<BinaryResult> binary,
    Optional<SurvivalResult> survival) {}
