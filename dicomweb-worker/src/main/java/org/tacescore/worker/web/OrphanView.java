package org.tacescore.worker.web;

import java.time.Instant;
import java.util.List;

/**
 * Something that came in and belongs to no study that can be scored, e.g. a segmentation of a
 * series that never arrived.
 *
 * @param sopInstanceUid SOP Instance UID of the object
 * @param kind what it is, e.g. {@code SEG} or {@code clinical.json}
 * @param studyInstanceUid the study it names; empty when it names none
 * @param refersTo the series it says it was drawn on, none of them in its study; may be empty
 * @param refusal why it waits
 * @param since when it came
 */
public record OrphanView(
    String sopInstanceUid,
    String kind,
    String studyInstanceUid,
    List<ReferredSeries> refersTo,
    RefusalView refusal,
    Instant since) {

  public OrphanView {
    refersTo = List.copyOf(refersTo);
  }
}
