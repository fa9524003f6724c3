package org.tacescore.worker.training;

import org.tacescore.recipe.PreparedCase;
import org.tacescore.refusal.Refusal;

/** How the measurement of one patient of a cohort ended. */
public sealed interface PatientResult {
  /** The patient's row. */
  CohortRow row();

  /**
   * The patient was measured.
   *
   * @param key name for all that the measurement depends on
   */
  record Measured(CohortRow row, String key, PreparedCase prepared) implements PatientResult {}

  /**
   * The patient cannot be measured and takes no part.
   *
   * @param detail what was found and what was needed
   */
  record LeftOut(CohortRow row, Refusal reason, String detail) implements PatientResult {}
}
