package org.tacescore.worker.queue;

import java.time.Clock;
import java.util.Optional;

/** Tells one listener of one notice. Killed before its commit, it tells again. */
final class NoticeRunner implements Labour {
  private final Transactions transactions;
  private final Notifier notifier;
  private final Clock clock;

  NoticeRunner(Transactions transactions, Notifier notifier, Clock clock) {
    this.transactions = transactions;
    this.notifier = notifier;
    this.clock = clock;
  }

  /** Makes calls of new notices; what fails now may succeed at the next look. */
  void dispatch() {
    if (transactions.run(NoticeRows::anyOpen)) {
      transactions.change(query -> NoticeRows.dispatch(query, notifier, clock.instant()));
    }
  }

  @Override
  public void run(String id) {
    Optional<NoticeRows.Call> call = transactions.run(query -> NoticeRows.find(query, id));
    call.ifPresent(
        open -> {
          notifier.tell(open.listener(), open.notice());
          settle(id, "TOLD", "");
        });
  }

  @Override
  public void postponed(String id, String cause) {
    settle(id, "PENDING", cause);
  }

  /** Of this no notice is made: the listener it would go to does not answer. */
  @Override
  public void dead(String id, String cause) {
    settle(id, "FAILED", cause);
  }

  private void settle(String id, String state, String detail) {
    transactions.change(query -> NoticeRows.settle(query, id, state, detail, clock.instant()));
  }
}
