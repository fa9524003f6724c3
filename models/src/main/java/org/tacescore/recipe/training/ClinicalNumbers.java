package org.tacescore.recipe.training;

import java.util.List;
import java.util.Optional;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.Recipe;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/** The numbers that a clinical measure gives for the patients of a cohort. */
final class ClinicalNumbers {
  private ClinicalNumbers() {}

  /** Empty where a value is missing or cannot be used. */
  static LearnedMeasure of(Measure.Clinical measure, CohortRows rows) {
    return new LearnedMeasure(
        measure.name(),
        new CutTraining.None(),
        0,
        numbers(measure, rows.learning()),
        numbers(measure, rows.heldOut()));
  }

  private static List<Optional<Double>> numbers(
      Measure.Clinical measure, List<CohortPatient> patients) {
    return patients.stream().map(patient -> number(measure, patient)).toList();
  }

  /** Why a patient lacks a number of one of a recipe's clinical measures; empty for none. */
  static Optional<Refusal> lack(Recipe recipe, CohortPatient patient) {
    for (Measure measure : recipe.measures()) {
      if (measure instanceof Measure.Clinical clinical) {
        try {
          if (clinical.number(patient.prepared().clinical()).isEmpty()) {
            return Optional.of(Refusal.MISSING_CLINICAL);
          }
        } catch (RefusedException e) {
          return Optional.of(e.reason());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Double> number(Measure.Clinical measure, CohortPatient patient) {
    try {
      return measure.number(patient.prepared().clinical());
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }
}
