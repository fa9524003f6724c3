package org.tacescore.worker.dicomweb;

import java.util.Arrays;
import java.util.Optional;

/** An attribute that a search can match (PS3.18 tables 10.6.1-2 to 10.6.1-5, and a few more). */
public enum SearchKey {
  STUDY_INSTANCE_UID(ResourceLevel.STUDY, "0020000D", Kind.UID),
  STUDY_DATE(ResourceLevel.STUDY, "00080020", Kind.DATE),
  STUDY_TIME(ResourceLevel.STUDY, "00080030", Kind.TIME),
  ACCESSION_NUMBER(ResourceLevel.STUDY, "00080050", Kind.TEXT),
  MODALITIES_IN_STUDY(ResourceLevel.STUDY, "00080061", Kind.LIST),
  REFERRING_PHYSICIAN_NAME(ResourceLevel.STUDY, "00080090", Kind.NAME),
  STUDY_DESCRIPTION(ResourceLevel.STUDY, "00081030", Kind.TEXT),
  PATIENT_NAME(ResourceLevel.STUDY, "00100010", Kind.NAME),
  PATIENT_ID(ResourceLevel.STUDY, "00100020", Kind.TEXT),
  ISSUER_OF_PATIENT_ID(ResourceLevel.STUDY, "00100021", Kind.TEXT),
  PATIENT_BIRTH_DATE(ResourceLevel.STUDY, "00100030", Kind.DATE),
  PATIENT_SEX(ResourceLevel.STUDY, "00100040", Kind.TEXT),
  STUDY_ID(ResourceLevel.STUDY, "00200010", Kind.TEXT),

  SERIES_INSTANCE_UID(ResourceLevel.SERIES, "0020000E", Kind.UID),
  MODALITY(ResourceLevel.SERIES, "00080060", Kind.TEXT),
  SERIES_NUMBER(ResourceLevel.SERIES, "00200011", Kind.NUMBER),
  SERIES_DESCRIPTION(ResourceLevel.SERIES, "0008103E", Kind.TEXT),
  BODY_PART_EXAMINED(ResourceLevel.SERIES, "00180015", Kind.TEXT),
  PROCEDURE_STEP_DATE(ResourceLevel.SERIES, "00400244", Kind.DATE),
  PROCEDURE_STEP_TIME(ResourceLevel.SERIES, "00400245", Kind.TIME),
  SCHEDULED_PROCEDURE_STEP_ID(ResourceLevel.SERIES, "00400275.00400009", Kind.LIST),
  REQUESTED_PROCEDURE_ID(ResourceLevel.SERIES, "00400275.00401001", Kind.LIST),

  SOP_INSTANCE_UID(ResourceLevel.INSTANCE, "00080018", Kind.UID),
  SOP_CLASS_UID(ResourceLevel.INSTANCE, "00080016", Kind.UID),
  INSTANCE_NUMBER(ResourceLevel.INSTANCE, "00200013", Kind.NUMBER);

  /** How values are compared (PS3.4 C.2.2.2). */
  public enum Kind {
    /** Equal to one of a list. */
    UID,
    /** Equal, or fitting a pattern; upper and lower case differ. */
    TEXT,
    /** As a text, in upper or lower case, in any of the three component groups. */
    NAME,
    /** A day or a range of days. */
    DATE,
    /** A time or a range of times. */
    TIME,
    /** A whole number. */
    NUMBER,
    /** Several values, of which one must fit. */
    LIST
  }

  private final ResourceLevel level;
  private final String path;
  private final Kind kind;

  SearchKey(ResourceLevel level, String path, Kind kind) {
    this.level = level;
    this.path = path;
    this.kind = kind;
  }

  public ResourceLevel level() {
    return level;
  }

  public Kind kind() {
    return kind;
  }

  /** Its tag, 8 upper-case hexadecimal digits, behind those of the sequences that it is in. */
  String path() {
    return path;
  }

  static Optional<SearchKey> of(String path) {
    return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
  }
}
