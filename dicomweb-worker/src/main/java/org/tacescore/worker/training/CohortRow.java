package org.tacescore.worker.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tacescore.recipe.training.PatientOutcome;
import org.tacescore.score.ClinicalValue;

/**
 * One row of cohort.csv: a patient whose outcome is known.
 *
 * @param line where the row begins in the file, from 1: what messages call the patient
 * @param patient the patient's key in this cohort; stays out of messages
 * @param centre where the patient was treated
 * @param study folder of the study's DICOM files; empty where no images are asked for
 * @param segmentations DICOM SEG files named beside the study
 * @param outcome what became of the patient
 * @param clinical clinical values; dates of treatment among them
 * @param synthetic whether the patient is a phantom
 */
public record CohortRow(
    int line,
    String patient,
    String centre,
    Optional<Path> study,
    List<Path> segmentations,
    PatientOutcome outcome,
    List<ClinicalValue> clinical,
    boolean synthetic) {
  public CohortRow {
    segmentations = List.copyOf(segmentations);
    clinical = List.copyOf(clinical);
  }

  /** Does not tell the patient. */
  @Override
  public String toString() {
    return "CohortRow[line " + line + "]";
  }
}
