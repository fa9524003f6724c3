package org.tacescore.worker.clinical;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.score.ClinicalValue;

/**
 * The clinical values of a study and of its patient.
 *
 * @param chosen one value an analyte, the one that counts for the study, and all dates of treatment
 * @param all every value of the patient, of every time and study, by time, those without one first
 */
public record ClinicalValues(List<ClinicalValue> chosen, List<ClinicalValue> all) {
  /** Where no values are at hand. */
  public static final ClinicalValues NONE = new ClinicalValues(List.of(), List.of());

  public ClinicalValues {
    chosen = List.copyOf(chosen);
    all = List.copyOf(all);
  }

  /** All of the patient where they say more than what was chosen; empty where they do not. */
  public Optional<List<ClinicalValue>> history() {
    return Optional.of(all)
        .filter(values -> !values.isEmpty() && !Set.copyOf(values).equals(Set.copyOf(chosen)));
  }
}
