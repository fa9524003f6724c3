package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.List;
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

  /** All instances of the study that others made, one per SOP Instance UID. */
  List<InstanceRecord> instances(String studyInstanceUid);

  /**
   * Commits an evaluation, and its job with the task that runs it, in one transaction. A job whose
   * key is known is not made again; queued jobs of the study that it overtakes are superseded.
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

  /** Makes all studies due that wait for clinical values, or were blocked by them. */
  void wakeForClinical(Instant at);
}
