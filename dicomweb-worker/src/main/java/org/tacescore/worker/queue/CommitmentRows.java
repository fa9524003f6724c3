package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Rows of the table {@code commitment}. */
final class CommitmentRows {

  private CommitmentRows() {}

  /** Where a request stands. */
  enum State {
    WAITING,
    COMMITTED,
    FAILED
  }

  /** The latest request for an outbox item. */
  record Latest(State state, String detail, Instant requestedAt) {}

  static Optional<Latest> latest(Query query, String outboxId) throws SQLException {
    return query.first(
        "select * from commitment where outbox_id = ? order by requested_at desc",
        row ->
            new Latest(
                row.constant("state", State.class),
                row.text("detail"),
                row.instant("requested_at")),
        outboxId);
  }

  static void request(Query query, String transactionUid, String outboxId, Instant now)
      throws SQLException {
    query.update(
        "insert into commitment (transaction_uid, outbox_id, state, detail, requested_at)"
            + " values (?, ?, ?, '', ?)",
        transactionUid,
        outboxId,
        State.WAITING,
        now);
  }

  /** Forgets a request that was not made. */
  static void forget(Query query, String transactionUid) throws SQLException {
    query.update("delete from commitment where transaction_uid = ?", transactionUid);
  }

  /** Forgets what was asked for a delivery that begins anew. */
  static void forgetAll(Query query, String outboxId) throws SQLException {
    query.update("delete from commitment where outbox_id = ?", outboxId);
  }

  /**
   * Keeps a report and wakes the delivery that waits for it.
   *
   * @return false if there is no such request
   */
  static boolean report(Query query, String transactionUid, State state, String detail, Instant now)
      throws SQLException {
    Optional<String> outboxId =
        query.first(
            "select outbox_id from commitment where transaction_uid = ?",
            row -> row.text("outbox_id"),
            transactionUid);
    if (outboxId.isEmpty()) {
      return false;
    }
    query.update(
        "update commitment set state = ?, detail = ? where transaction_uid = ?",
        state,
        detail,
        transactionUid);
    TaskRows.hurry(query, TaskRows.DELIVER, outboxId.get(), now);
    return true;
  }
}
