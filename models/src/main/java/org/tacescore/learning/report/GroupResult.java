package org.tacescore.learning.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tacescore.learning.survival.CoxCoefficient;
import org.tacescore.learning.survival.KaplanMeier;
import org.tacescore.learning.survival.LogRank;

/**
 * How the groups that a model makes differ in survival.
 *
 * @param reference the group of the lowest mean score
 * @param curves by group, lowest mean score first
 * @param hazardRatios of each other group against the reference, Cox with Efron's ties; empty where
 *     the fit does not exist
 */
public record GroupResult(
    String reference,
    Map<String, KaplanMeier> curves,
    Optional<LogRank> logRank,
    Map<String, CoxCoefficient> hazardRatios) {
  public GroupResult {
    curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    hazardRatios = Collections.unmodifiableMap(new LinkedHashMap<>(hazardRatios));
  }
}
