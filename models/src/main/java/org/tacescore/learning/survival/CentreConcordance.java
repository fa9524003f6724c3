package org.tacescore.learning.survival;

import java.util.Optional;

/**
 * The concordance of a score among the patients of a centre.
 *
 * @param centre its name
 * @param rows patients
 * @param events of them
 * @param concordance of them
 * @param absence why there is no concordance, e.g. no events; empty where there is one
 */
public record CentreConcordance(
    String centre, int rows, int events, Optional<Concordance> concordance, String absence) {}
