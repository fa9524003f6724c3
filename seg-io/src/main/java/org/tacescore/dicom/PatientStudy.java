package org.tacescore.dicom;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;

/**
 * Whose study an instance belongs to, as the instance says.
 *
 * <p>ID, issuer and accession number are compared exactly: letters' case and leading zeros count,
 * padding does not (PS3.5 section 6.2, LO and SH). A value that is wrongly multi-valued is kept
 * whole, backslash and all, so that it equals no part of itself. Other Patient IDs (0010,1002),
 * Issuer of Patient ID Qualifiers (0010,0024) and names are not looked at.
 *
 * @param patientId Patient ID (0010,0020); empty where there is none, which is nobody's
 * @param issuer Issuer of Patient ID (0010,0021); empty where there is none
 * @param birthDate Patient's Birth Date (0010,0030)
 * @param sex Patient's Sex (0010,0040); empty where there is none
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param accessionNumber Accession Number (0008,0050); empty where there is none
 * @param studyDate Study Date (0008,0020), local to the site
 * @param header the instance, for its times
 */
public record PatientStudy(
    String patientId,
    String issuer,
    Optional<LocalDate> birthDate,
    String sex,
    String studyInstanceUid,
    String accessionNumber,
    Optional<LocalDate> studyDate,
    DicomObject header) {

  public static PatientStudy of(DicomObject instance) {
    Attributes dataset = instance.dataset();
    return new PatientStudy(
        whole(dataset, Tag.PatientID),
        whole(dataset, Tag.IssuerOfPatientID),
        DicomTime.date(dataset.getString(Tag.PatientBirthDate, "")),
        dataset.getString(Tag.PatientSex, ""),
        instance.studyInstanceUid(),
        whole(dataset, Tag.AccessionNumber),
        DicomTime.date(dataset.getString(Tag.StudyDate, "")),
        instance);
  }

  /**
   * Study Date and Time (0008,0020), (0008,0030); where there is no time, the day's first instant,
   * which no value of that day lies before.
   *
   * @param zone of the site, for an object without an offset
   */
  public Optional<Instant> time(ZoneId zone) {
    Attributes dataset = header.dataset();
    return DicomTime.instant(dataset, Tag.StudyDate, Tag.StudyTime, zone)
        .or(
            () ->
                studyDate.map(
                    day ->
                        DicomTime.offset(dataset)
                            .map(offset -> day.atStartOfDay(offset).toInstant())
                            .orElseGet(() -> day.atStartOfDay(zone).toInstant())));
  }

  private static String whole(Attributes dataset, int tag) {
    String[] values = dataset.getStrings(tag);
    return values == null ? "" : String.join("\\", values);
  }

  /** Names the study alone. */
  @Override
  public String toString() {
    return "PatientStudy[" + studyInstanceUid + "]";
  }
}
