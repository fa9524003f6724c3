package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.report.DeviceObserver;
import org.tacescore.report.DocumentHeader;
import org.tacescore.report.StudyContext;

/**
 * What the objects of one job have in common: whose they are, who made them, when and how named.
 */
final class ObjectHeaders {
  private final SiteIdentity site;
  private final StudyInput input;
  private final StudyReading reading;
  private final List<String> versions;

  ObjectHeaders(SiteIdentity site, StudyInput input, StudyReading reading) {
    this.site = site;
    this.input = input;
    this.reading = reading;
    this.versions = new ArrayList<>(List.of(SiteIdentity.SOFTWARE));
    input.recipes().forEach(b -> versions.add(b.recipe().id() + " " + b.recipe().version()));
  }

  /** Read when an object is made: a study that is refused may have no image. */
  StudyContext study() {
    return StudyContext.of(reading.anyInstance());
  }

  DeviceObserver device() {
    return site.observer();
  }

  /**
   * Of an object in a series of its own.
   *
   * @param role which the UIDs follow from
   * @param place behind the report's Series Number
   */
  DocumentHeader of(String role, int place, String subject) {
    String uid = DeterministicUid.of(input.jobKey(), role);
    return new DocumentHeader(
        DeterministicUid.of(uid, "series"),
        uid,
        SiteIdentity.SERIES_NUMBER + place,
        input.created(),
        subject,
        versions);
  }
}
