package org.tacescore.worker.clinical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tacescore.dicom.PatientStudy;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
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

  /**
   * What instances of one study say together; what one leaves open another may state.
   *
   * @param instances at least one
   * @param defaultIssuer issuer of patient IDs that come without one
   * @param zone of dates and times without an offset
   * @throws RefusedException IDENTITY_CONFLICT where they name more than one patient
   */
  public static StudyIdentity of(List<PatientStudy> instances, String defaultIssuer, ZoneId zone) {
    String study = instances.get(0).studyInstanceUid();
    PatientKey patient =
        PatientKey.ofStudy(instances.stream().map(i -> PatientKey.of(i, defaultIssuer)).toList())
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.IDENTITY_CONFLICT,
                        "the instances of study %s name more than one patient".formatted(study)));
    return new StudyIdentity(
        patient,
        instances.stream().flatMap(i -> i.birthDate().stream()).findFirst(),
        study,
        instances.stream()
            .map(PatientStudy::accessionNumber)
            .filter(number -> !number.isEmpty())
            .findFirst()
            .orElse(""),
        instances.stream().flatMap(i -> i.time(zone).stream()).min(Comparator.naturalOrder()));
  }

  /** Names the study alone. */
  @Override
  public String toString() {
    return "StudyIdentity[study %s]".formatted(studyInstanceUid);
  }
}
