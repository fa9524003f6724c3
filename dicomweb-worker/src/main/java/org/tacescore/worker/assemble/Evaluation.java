package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tacescore.refusal.Refusal;

/**
 * What an evaluation of a study found; {@link RendezvousStore#conclude} makes it so.
 *
 * @param studyInstanceUid Study Instance UID
 * @param revision the revision of the rendezvous that was evaluated
 * @param slots one an enabled recipe of the study's modality
 * @param orphans segmentations that refer to no series of the study, or to none at all
 * @param blocked why the study as a whole cannot be scored; empty when it can
 * @param job the job to be done; empty when no recipe is ready
 * @param wakeAt when to look again though nothing arrives; empty when never
 * @param clinicalDigest SHA-256 of the clinical values it went by; empty when it did not ask
 */
public record Evaluation(
    String studyInstanceUid,
    long revision,
    List<Slot> slots,
    List<SegmentationObject> orphans,
    Optional<Blockade> blocked,
    Optional<JobRequest> job,
    Optional<Instant> wakeAt,
    String clinicalDigest) {

  public Evaluation {
    slots = List.copyOf(slots);
    orphans = List.copyOf(orphans);
  }

  /**
   * Why a study as a whole is held.
   *
   * @param reason the named reason
   * @param detail what was found; UIDs, no patient data
   */
  public record Blockade(Refusal reason, String detail) {}
}
