package org.tacescore.worker.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.worker.queue.CommitmentRows.Latest;

/**
 * Sees to it that a destination commits itself to keep an object: asks, waits for the report, and
 * asks again when none comes. The request is in the database before it is made, for the report may
 * come before its answer.
 */
final class Commitment {
  /** Later than that a report will not come. */
  private static final Duration REPORT_WAIT = Duration.ofMinutes(30);

  private final Transactions transactions;
  private final Courier courier;
  private final Clock clock;

  Commitment(Transactions transactions, Courier courier, Clock clock) {
    this.transactions = transactions;
    this.courier = courier;
    this.clock = clock;
  }

  /**
   * @throws TransientFault while the report is still to come
   * @throws DeliveryRefusedException if the destination does not keep the object
   */
  void await(OutboxItem item) {
    Optional<Latest> latest = transactions.run(query -> CommitmentRows.latest(query, item.id()));
    if (latest.isEmpty() || isStale(latest.get())) {
      request(item);
    } else if (latest.get().state() == CommitmentRows.State.FAILED) {
      throw new DeliveryRefusedException(
          "%s does not commit itself to keep %s"
              .formatted(item.destination(), latest.get().detail()));
    }
    if (latest.isEmpty() || latest.get().state() == CommitmentRows.State.WAITING) {
      throw new TransientFault(
          "%s has not reported yet whether it keeps %s"
              .formatted(item.destination(), item.sopInstanceUid()));
    }
  }

  private boolean isStale(Latest latest) {
    return latest.state() == CommitmentRows.State.WAITING
        && latest.requestedAt().plus(REPORT_WAIT).isBefore(clock.instant());
  }

  private void request(OutboxItem item) {
    Instant now = clock.instant();
    String uid = DeterministicUid.of(item.id(), "storage commitment", now.toString());
    transactions.change(query -> CommitmentRows.request(query, uid, item.id(), now));
    try {
      courier.requestCommitment(item, uid);
    } catch (TransientFault | DeliveryRefusedException e) {
      transactions.change(query -> CommitmentRows.forget(query, uid));
      throw e;
    }
  }
}
