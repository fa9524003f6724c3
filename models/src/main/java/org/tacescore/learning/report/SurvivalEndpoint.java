package org.tacescore.learning.report;

import java.util.List;
import org.tacescore.learning.SurvivalOutcome;

/**
 * Time to an event, known of all patients of a cohort.
 *
 * @param name e.g. {@code Progression-free survival}
 * @param definition from when to what; what censors
 * @param outcome days; one value a patient
 * @param horizons days at which the time-dependent AUC is computed; may be empty
 */
public record SurvivalEndpoint(
    String name, String definition, SurvivalOutcome outcome, List<Double> horizons) {

  public SurvivalEndpoint {
    horizons = List.copyOf(horizons);
    InvalidReportException.require(
        !name.isBlank() && !definition.isBlank(), "a survival endpoint needs name and definition");
    InvalidReportException.require(
        horizons.stream().allMatch(day -> day > 0 && Double.isFinite(day)),
        "horizons must be positive, got %s",
        horizons);
  }
}
