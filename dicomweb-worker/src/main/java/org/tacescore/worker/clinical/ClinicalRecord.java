package org.tacescore.worker.clinical;

import java.time.LocalDate;
import java.util.Optional;
import org.tacescore.score.ClinicalValue;
import org.tacescore.worker.receive.PatientKey;

/**
 * A clinical value with what its source says of whose it is.
 *
 * @param patient the patient
 * @param birthDate where the source states it
 * @param studyInstanceUid the study it was entered for; empty where the source names none
 * @param accessionNumber accession number of that study; empty where the source names none
 * @param value the value
 * @param place file and line, for messages
 */
public record ClinicalRecord(
    PatientKey patient,
    Optional<LocalDate> birthDate,
    String studyInstanceUid,
    String accessionNumber,
    ClinicalValue value,
    String place) {

  public ClinicalRecord {
    if (patient.id().isBlank()) {
      throw new IllegalArgumentException("a clinical value needs a patient, " + place);
    }
  }

  /** Names the place alone. */
  @Override
  public String toString() {
    return "ClinicalRecord[%s]".formatted(place);
  }
}
