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
 * @param conflicting whether two different instances of it carry one SOP Instance UID
 * @param slots by recipe id, as the last evaluation left them
 * @param rejected what rejection notes took back of it
 */
public record Rendezvous(
    String studyInstanceUid,
    long revision,
    Instant firstArrival,
    boolean conflicting,
    Map<String, Slot> slots,
    List<RejectedSeries> rejected) {

  public Rendezvous {
    slots = Map.copyOf(slots);
    rejected = List.copyOf(rejected);
  }
}
