package org.tacescore.worker.bridge;

import java.util.List;

/**
 * A study that the worker has.
 *
 * @param studyInstanceUid Study Instance UID
 * @param patientId Patient ID, for bodies of answers alone
 * @param series its series that others made
 * @param regionPresent whether a recipe has found its region
 */
public record KnownStudy(
    String studyInstanceUid, String patientId, List<KnownSeries> series, boolean regionPresent) {

  public KnownStudy {
    series = List.copyOf(series);
  }

  @Override
  public String toString() {
    return "KnownStudy[" + studyInstanceUid + "]";
  }
}
