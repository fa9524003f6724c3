package org.tacescore.report;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * UIDs, time and names of one document. The caller gives all, so equal input gives equal bytes.
 *
 * @param seriesInstanceUid of the new series; one document a series
 * @param sopInstanceUid of the document
 * @param seriesNumber (0020,0011), not negative
 * @param created when the content was made, with the site's offset from UTC
 * @param subject what the document is about, e.g. "TACE scores"; follows {@code RESEARCH ONLY - }
 *     in the Series Description
 * @param softwareVersions (0018,1020): this software's version first, then what else decided the
 *     content, e.g. model id and version
 * @param srClass as which SOP class it is written
 */
public record DocumentHeader(
    String seriesInstanceUid,
    String sopInstanceUid,
    int seriesNumber,
    OffsetDateTime created,
    String subject,
    List<String> softwareVersions,
    SrClass srClass) {

  public DocumentHeader {
    Uids.require("Series Instance UID", seriesInstanceUid);
    Uids.require("SOP Instance UID", sopInstanceUid);
    softwareVersions = List.copyOf(softwareVersions);
    if (softwareVersions.isEmpty() || subject.isBlank() || seriesNumber < 0) {
      throw new IllegalArgumentException(
          "a document needs a subject, a software version and a series number from 0 (document %s)"
              .formatted(sopInstanceUid));
    }
  }

  /** A Comprehensive SR. */
  public DocumentHeader(
      String seriesInstanceUid,
      String sopInstanceUid,
      int seriesNumber,
      OffsetDateTime created,
      String subject,
      List<String> softwareVersions) {
    this(
        seriesInstanceUid,
        sopInstanceUid,
        seriesNumber,
        created,
        subject,
        softwareVersions,
        SrClass.COMPREHENSIVE);
  }
}
