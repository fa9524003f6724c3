package org.tacescore.dicom;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * Whose study an instance belongs to, as the instance says.
 *
 * @param patientId Patient ID (0010,0020); empty where there is none
 * @param issuer Issuer of Patient ID (0010,0021); empty where there is none
 * @param birthDate Patient's Birth Date (0010,0030)
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param accessionNumber Accession Number (0008,0050); empty where there is none
 * @param time Study Date and Time (0008,0020), (0008,0030), local to the site
 */
public record PatientStudy(
    String patientId,
    String issuer,
    Optional<LocalDate> birthDate,
    String studyInstanceUid,
    String accessionNumber,
    Optional<LocalDateTime> time) {

  public static PatientStudy of(DicomObject instance) {
    Attributes dataset = instance.dataset();
    return new PatientStudy(
        dataset.getString(Tag.PatientID, ""),
        dataset.getString(Tag.IssuerOfPatientID, ""),
        DicomTime.date(dataset.getString(Tag.PatientBirthDate, "")),
        instance.studyInstanceUid(),
        dataset.getString(Tag.AccessionNumber, ""),
        DicomTime.date(dataset.getString(Tag.StudyDate, "")).map(day -> day.atTime(time(dataset))));
  }

  private static LocalTime time(Attributes dataset) {
    return DicomTime.time(dataset.getString(Tag.StudyTime, "")).orElse(LocalTime.MIDNIGHT);
  }

  /** Names the study alone. */
  @Override
  public String toString() {
    return "PatientStudy[" + studyInstanceUid + "]";
  }
}
