package org.tacescore.recipe.training;

import java.util.Map;
import java.util.Optional;

/**
 * A patient whose measures are known.
 *
 * @param values of the measures, clinical ones among them, by their names; those that cannot be
 *     told are left out
 * @param label what the endpoint makes of the patient
 * @param outcome what became of the patient
 */
record MeasuredPatient(Map<String, Double> values, EndpointLabel label, PatientOutcome outcome) {
  MeasuredPatient {
    values = Map.copyOf(values);
  }

  /** The value of a measure; empty where it cannot be told. */
  Optional<Double> value(String measure) {
    return Optional.ofNullable(values.get(measure));
  }
}
