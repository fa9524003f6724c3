package org.tacescore.worker.queue;

import java.time.Clock;
import java.util.Optional;
import org.tacescore.worker.queue.OutboxRows.Claim;

/**
 * Delivers one outbox row: send, commit the answer, read back or have its storage committed, commit
 * that.
 *
 * <p>Killed between the destination's answer and our commit, it sends the same bytes again, which a
 * destination answers with success and without a second object.
 */
final class DeliveryRunner implements Labour {
  private final Transactions transactions;
  private final Courier courier;
  private final MilestoneListener milestones;
  private final Clock clock;
  private final Commitment commitment;

  DeliveryRunner(
      Transactions transactions, Courier courier, MilestoneListener milestones, Clock clock) {
    this.transactions = transactions;
    this.courier = courier;
    this.milestones = milestones;
    this.clock = clock;
    this.commitment = new Commitment(transactions, courier, clock);
  }

  @Override
  public void run(String id) {
    if (transactions.run(query -> OutboxRows.comesTooEarly(query, id))) {
      throw new TransientFault("an object that the note takes back is still on its way");
    }
    Optional<Claim> claim = transactions.run(query -> OutboxRows.claim(query, id, clock.instant()));
    claim.ifPresent(this::run);
  }

  private void run(Claim claim) {
    OutboxItem item = claim.item();
    switch (claim.state()) {
      case PENDING, SENT -> {
        send(item);
        verify(item);
      }
      case ACKNOWLEDGED -> verify(item);
      case VERIFIED, FAILED, WITHDRAWN -> {}
    }
  }

  private void send(OutboxItem item) {
    milestones.reached(Milestone.OBJECT_SENDING, item.id());
    String answer = courier.send(item);
    milestones.reached(Milestone.OBJECT_ANSWERED, item.id());
    settle(item.id(), OutboxState.ACKNOWLEDGED, answer);
    milestones.reached(Milestone.OBJECT_COMMITTED, item.id());
  }

  private void verify(OutboxItem item) {
    boolean same = courier.readBack(item) == Courier.ReadBack.SAME;
    boolean commits = courier.offersCommitment(item);
    if (commits) {
      commitment.await(item);
    }
    if (same || commits) {
      settle(item.id(), OutboxState.VERIFIED, commits ? "storage is committed" : "");
    }
  }

  private void settle(String id, OutboxState state, String detail) {
    transactions.change(query -> OutboxRows.settle(query, id, state, detail, clock.instant()));
  }

  @Override
  public void postponed(String id, String cause) {
    transactions.change(query -> OutboxRows.note(query, id, cause, clock.instant()));
  }

  @Override
  public void dead(String id, String cause) {
    transactions.change(
        query -> {
          OutboxRows.settle(query, id, OutboxState.FAILED, cause, clock.instant());
          String study = OutboxRows.study(query, id);
          NoticeRows.add(query, clock.instant(), NoticeEvent.DEAD_LETTER, id, study, cause);
        });
  }
}
