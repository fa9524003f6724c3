package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.tacescore.segio.RejectedSeries;

/**
 * What is remembered of a study between evaluations.
 *
 * @param studyInstanceUid Study Instance UID
 * @param revision grows with each arrival, and each time the study is woken
 * @param firstArrival when its first instance came
 * @param conflicts studies that have other bytes under one of its SOP Instance UIDs, itself among
 *     them where both came for it
 * @param slots by recipe id, as the last evaluation left them
 * @param rejected what rejection notes took back of it
 */
public record Rendezvous(
    String studyInstanceUid,
    long revision,
    Instant firstArrival,
    List<String> conflicts,
    Map<String, Slot> slots,
    List<RejectedSeries> rejected) {

  public Rendezvous {
    conflicts = List.copyOf(conflicts);
    slots = Map.copyOf(slots);
    rejected = List.copyOf(rejected);
  }

  /** Whether different bytes came under one SOP Instance UID of it. */
  public boolean conflicting() {
    return !conflicts.isEmpty();
  }

  /** What is in conflict with what, for people. */
  String conflict() {
    List<String> others =
        conflicts.stream().filter(other -> !other.equals(studyInstanceUid)).toList();
    return "different instances with one SOP Instance UID came for study "
        + studyInstanceUid
        + (others.isEmpty() ? "" : " and study " + String.join(" ", others));
  }
}
