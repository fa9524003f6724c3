package org.tacescore.report;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.jspecify.annotations.Nullable;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DicomObject;

/**
 * Patient and study attributes of an existing instance, as a new instance of the same study has to
 * repeat them: unchanged, in UTF-8 (ISO_IR 192).
 *
 * <p>Source: PS3.3 C.7.1.1 Patient, C.7.2.1 General Study, C.7.2.2 Patient Study, C.7.1.3 Clinical
 * Trial Subject, C.7.2.3 Clinical Trial Study.
 */
public final class StudyContext {
  private static final int[] REPEATED = {
    Tag.StudyDate,
    Tag.StudyTime,
    Tag.AccessionNumber,
    Tag.IssuerOfAccessionNumberSequence,
    Tag.ReferringPhysicianName,
    Tag.ReferringPhysicianIdentificationSequence,
    Tag.ConsultingPhysicianName,
    Tag.StudyDescription,
    Tag.ProcedureCodeSequence,
    Tag.PhysiciansOfRecord,
    Tag.ReferencedStudySequence,
    Tag.PatientName,
    Tag.PatientID,
    Tag.IssuerOfPatientID,
    Tag.IssuerOfPatientIDQualifiersSequence,
    Tag.PatientBirthDate,
    Tag.PatientBirthTime,
    Tag.PatientSex,
    Tag.OtherPatientIDsSequence,
    Tag.OtherPatientNames,
    Tag.EthnicGroup,
    Tag.PatientComments,
    Tag.PatientIdentityRemoved,
    Tag.DeidentificationMethod,
    Tag.DeidentificationMethodCodeSequence,
    Tag.AdmittingDiagnosesDescription,
    Tag.PatientAge,
    Tag.PatientSize,
    Tag.PatientWeight,
    Tag.Occupation,
    Tag.AdmissionID,
    Tag.ClinicalTrialSponsorName,
    Tag.ClinicalTrialProtocolID,
    Tag.ClinicalTrialProtocolName,
    Tag.ClinicalTrialSiteID,
    Tag.ClinicalTrialSiteName,
    Tag.ClinicalTrialSubjectID,
    Tag.ClinicalTrialSubjectReadingID,
    Tag.ClinicalTrialTimePointID,
    Tag.ClinicalTrialTimePointDescription,
    Tag.StudyInstanceUID,
    Tag.StudyID
  };

  /** (0008,0201): PS3.3 C.12.1.1.9, within what a day of time zones allows. */
  private static final Pattern OFFSET = Pattern.compile("[+-](0\\d|1[0-4])[0-5]\\d");

  /** Type 2 attributes of the copied modules, in the VR to be written when they are missing. */
  private static final Map<Integer, VR> TYPE_2 =
      Map.of(
          Tag.StudyDate, VR.DA,
          Tag.StudyTime, VR.TM,
          Tag.AccessionNumber, VR.SH,
          Tag.ReferringPhysicianName, VR.PN,
          Tag.StudyID, VR.SH,
          Tag.PatientName, VR.PN,
          Tag.PatientID, VR.LO,
          Tag.PatientBirthDate, VR.DA,
          Tag.PatientSex, VR.CS);

  /** Tags of what is repeated, in no order that matters. */
  static int[] repeated() {
    return REPEATED.clone();
  }

  private final Attributes attributes;
  private final @Nullable ZoneOffset offset;

  private StudyContext(Attributes attributes, @Nullable ZoneOffset offset) {
    this.attributes = attributes;
    this.offset = offset;
  }

  /**
   * What a new instance of the same study has to repeat.
   *
   * @param instance any instance of the study; not changed
   * @throws IllegalArgumentException if it has no Study Instance UID
   */
  public static StudyContext of(Attributes instance) {
    Uids.require("Study Instance UID", instance.getString(Tag.StudyInstanceUID, ""));
    Attributes copy = new Attributes();
    Utf8Copy.add(instance, copy, REPEATED);
    return new StudyContext(copy, readOffset(instance).orElse(null));
  }

  /** As {@link #of(Attributes)}. */
  public static StudyContext of(DicomObject instance) {
    return of(instance.dataset());
  }

  private static Optional<ZoneOffset> readOffset(Attributes instance) {
    String offset = instance.getString(Tag.TimezoneOffsetFromUTC, "");
    return OFFSET.matcher(offset).matches() ? Optional.of(ZoneOffset.of(offset)) : Optional.empty();
  }

  public String studyInstanceUid() {
    return attributes.getString(Tag.StudyInstanceUID);
  }

  /** Procedure Code Sequence (0008,1032); empty where the study has none. */
  public List<Code> procedures() {
    return Codes.readAll(attributes, Tag.ProcedureCodeSequence);
  }

  /** Timezone Offset From UTC (0008,0201) that the copied dates and times are in, if known. */
  Optional<ZoneOffset> offset() {
    return Optional.ofNullable(offset);
  }

  /**
   * An instant in the offset that the copied dates and times are in: one Timezone Offset From UTC
   * (0008,0201) counts for all times of an instance.
   */
  OffsetDateTime inOffset(OffsetDateTime instant) {
    return offset().map(instant::withOffsetSameInstant).orElse(instant);
  }

  /** Adds the attributes; those of type 2 that the source lacks are added empty. */
  void copyTo(Attributes document) {
    TYPE_2.forEach(document::setNull);
    Utf8Copy.addAll(attributes, document);
  }
}
