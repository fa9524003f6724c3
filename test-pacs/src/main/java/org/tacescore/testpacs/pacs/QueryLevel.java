package org.tacescore.testpacs.pacs;

import org.aoju.bus.image.Tag;

/** Levels of the query/retrieve information model (DICOM PS3.4 C.3), from patients to images. */
public enum QueryLevel {
  PATIENT(Tag.PatientID),
  STUDY(Tag.StudyInstanceUID),
  SERIES(Tag.SeriesInstanceUID),
  IMAGE(Tag.SOPInstanceUID);

  private final int uniqueKey;

  QueryLevel(int uniqueKey) {
    this.uniqueKey = uniqueKey;
  }

  /** Tag of the attribute that tells two objects of this level apart. */
  int uniqueKey() {
    return uniqueKey;
  }
}
