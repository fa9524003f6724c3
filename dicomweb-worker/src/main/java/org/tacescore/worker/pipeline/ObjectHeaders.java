package org.tacescore.worker.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.report.DeviceObserver;
import org.tacescore.report.DocumentHeader;
import org.tacescore.report.StudyContext;
import org.tacescore.worker.queue.OutputObject;

/**
 * What the objects of one job have in common: whose they are, who made them, when and how named.
 */
final class ObjectHeaders {
  private final SiteIdentity site;
  private final StudyInput input;
  private final StudyReading reading;

  ObjectHeaders(SiteIdentity site, StudyInput input, StudyReading reading) {
    this.site = site;
    this.input = input;
    this.reading = reading;
  }

  /** Read when an object is made: a study that is refused may have no image. */
  StudyContext study() {
    return StudyContext.of(reading.anyInstance());
  }

  DeviceObserver device() {
    return site.observer();
  }

  /** SOP Instance UID of a job's report. */
  static String srUid(String jobKey) {
    return DeterministicUid.of(jobKey, OutputObject.SR);
  }

  /** An object's series follows from its own UID, so that a predecessor's is known too. */
  static String seriesUid(String uid) {
    return DeterministicUid.of(uid, "series");
  }

  /**
   * Of the report itself.
   *
   * @param recipes what it tells answers of
   */
  DocumentHeader ofReport(List<RecipeBundle> recipes) {
    String uid = srUid(input.jobKey());
    return new DocumentHeader(
        seriesUid(uid),
        uid,
        SiteIdentity.SERIES_NUMBER,
        input.created(),
        "TACE scores",
        versions(recipes),
        site.report().srClass());
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
        seriesUid(uid),
        uid,
        SiteIdentity.SERIES_NUMBER + place,
        input.created(),
        subject,
        versions(input.recipes()));
  }

  private static List<String> versions(List<RecipeBundle> recipes) {
    List<String> versions = new ArrayList<>(List.of(SiteIdentity.SOFTWARE));
    recipes.forEach(b -> versions.add(b.recipe().id() + " " + b.recipe().version()));
    return versions;
  }
}
