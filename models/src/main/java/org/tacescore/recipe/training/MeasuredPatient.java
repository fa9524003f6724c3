package org.tacescore.recipe.training;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A patient whose measures are known.
 *
 * @param values of the measures that are numbers, by their names
 * @param clinical names of the clinical measures that are positive; empty where one cannot be told
 * @param label what the endpoint makes of the patient
 * @param outcome what became of the patient
 */
record MeasuredPatient(
    Map<String, Double> values,
    Optional<Set<String>> clinical,
    EndpointLabel label,
    PatientOutcome outcome) {
  MeasuredPatient {
    values = Map.copyOf(values);
    clinical = clinical.map(Set::copyOf);
  }

  /** The value of a measure that is a number. */
  double value(String measure) {
    return Optional.ofNullable(values.get(measure)).orElseThrow();
  }
}
