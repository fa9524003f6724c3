package org.tacescore.worker.clinical;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tacescore.worker.receive.PatientKey;

/**
 * What a study says of whose it is.
 *
 * @param patient its patient
 * @param birthDate Patient's Birth Date (0010,0030)
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param accessionNumber Accession Number (0008,0050); empty where there is none
 * @param time when it was acquired
 */
public record StudyIdentity(
    PatientKey patient,
    Optional<LocalDate> birthDate,
    String studyInstanceUid,
    String accessionNumber,
    Optional<Instant> time) {

  /** Names the study alone. */
  @Override
  public String toString() {
    return "StudyIdentity[study %s]".formatted(studyInstanceUid);
  }
}
