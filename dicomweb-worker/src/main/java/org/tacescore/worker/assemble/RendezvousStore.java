package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.worker.receive.InstanceRecord;

/** The durable rendezvous records, one per study. */
public interface RendezvousStore {

  /**
   * Studies that must be evaluated: none arrived after {@code quietSince}, and there is an unseen
   * arrival, or the time to wake has come.
   */
  List<String> due(Instant now, Instant quietSince);

  Optional<Rendezvous> find(String studyInstanceUid);

  /** The instances of the study that others made and nobody rejected, one per SOP Instance UID. */
  List<InstanceRecord> instances(String studyInstanceUid);

  /**
   * Commits an evaluation, and its job with the task that runs it, in one transaction. A job whose
   * content is the study's last one is not made again; other jobs of the study are superseded, the
   * ended ones, too, each with the reason.
   *
   * @return false if something arrived since the evaluation began: nothing was changed, the study
   *     is due again
   * @throws IllegalArgumentException if the store has no such study
   */
  boolean conclude(Evaluation evaluation);

  /**
   * Makes the study due at an instant, without an arrival; an evaluation that is under way is not
   * concluded.
   */
  void wake(String studyInstanceUid, Instant at);

  /** Leaves the study alone until an instant or its next arrival, unseen arrivals included. */
  void postpone(String studyInstanceUid, Instant until);

  /** {@link Evaluation#clinicalDigest} of the last evaluation of each study, empty before one. */
  Map<String, String> clinicalDigests();
}
