package org.tacescore.worker.statistics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.survival.KaplanMeier;

/**
 * Kaplan-Meier curves.
 *
 * @param groups by name; {@code all} where there are no groups
 */
record SurvivalCurves(Map<String, KaplanMeier> groups) {
  SurvivalCurves {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  static SurvivalCurves of(DataTable data, Question asked) {
    SurvivalOutcome survival = Statistic.survival(data, asked);
    return new SurvivalCurves(
        asked.group().isPresent()
            ? KaplanMeier.of(survival, data.words(asked.group().get()), asked.confidence())
            : Map.of("all", KaplanMeier.of(survival, asked.confidence())));
  }
}
