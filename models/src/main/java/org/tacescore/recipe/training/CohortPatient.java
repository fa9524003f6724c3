package org.tacescore.recipe.training;

import org.tacescore.recipe.PreparedCase;

/**
 * A patient whose outcome is known.
 *
 * @param id any word that tells the patient from others; stays in this process
 * @param centre where the patient was treated
 * @param prepared what was measured: for training every feature of every region that the recipe
 *     learns from, and the crops of its networks
 * @param outcome what became of the patient
 */
public record CohortPatient(
    String id, String centre, PreparedCase prepared, PatientOutcome outcome) {
  public CohortPatient {
    if (id.isBlank() || centre.isBlank()) {
      throw new IllegalArgumentException("a patient of a cohort needs an id and a centre");
    }
  }

  /** Does not tell the patient. */
  @Override
  public String toString() {
    return "patient of centre %s: %s".formatted(centre, outcome);
  }
}
