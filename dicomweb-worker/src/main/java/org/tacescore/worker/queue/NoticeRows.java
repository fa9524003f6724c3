package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tacescore.digest.Sha256;

/** Rows of the tables {@code notice} and {@code notice_call}. */
final class NoticeRows {
  private static final int BATCH = 100;
  private static final String OPEN = "PENDING";

  private NoticeRows() {}

  /** A call that is still to be made. */
  record Call(String listener, Notice notice) {}

  static void add(
      Query query, Instant at, NoticeEvent event, String subject, String study, String detail)
      throws SQLException {
    query.update(
        "insert into notice (at, event, subject, study_instance_uid, detail, dispatched)"
            + " values (?, ?, ?, ?, ?, false)",
        at,
        event,
        subject,
        study,
        detail);
  }

  /** Makes calls, each with its task, of the notices that none were made of yet. */
  static void dispatch(Query query, Notifier notifier, Instant now) throws SQLException {
    List<Notice> open =
        query.list(
            "select * from notice where not dispatched order by id limit " + BATCH + " for update",
            NoticeRows::read);
    for (Notice notice : open) {
      for (String listener : notifier.listeners(notice.event())) {
        call(query, notice, listener, now);
      }
      query.update("update notice set dispatched = true where id = ?", notice.id());
    }
  }

  static boolean anyOpen(Query query) throws SQLException {
    return query.exists("select 1 from notice where not dispatched limit 1");
  }

  private static void call(Query query, Notice notice, String listener, Instant now)
      throws SQLException {
    String id = Sha256.hexOf(notice.id() + "\n" + listener);
    query.update(
        "insert into notice_call (id, notice_id, listener, state, detail, updated_at)"
            + " values (?, ?, ?, ?, '', ?)",
        id,
        notice.id(),
        listener,
        OPEN,
        now);
    TaskRows.add(query, TaskRows.NOTIFY, id, now);
  }

  static Optional<Call> find(Query query, String id) throws SQLException {
    return query.first(
        "select c.listener, n.* from notice_call c join notice n on n.id = c.notice_id"
            + " where c.id = ? and c.state = ?",
        row -> new Call(row.text("listener"), read(row)),
        id,
        OPEN);
  }

  /**
   * @param state PENDING, TOLD or FAILED
   */
  static void settle(Query query, String id, String state, String detail, Instant now)
      throws SQLException {
    query.update(
        "update notice_call set state = ?, detail = ?, updated_at = ? where id = ?",
        state,
        detail,
        now,
        id);
  }

  private static Notice read(Query.Row row) throws SQLException {
    return new Notice(
        row.number("id"),
        row.instant("at"),
        row.constant("event", NoticeEvent.class),
        row.text("subject"),
        row.text("study_instance_uid"),
        row.text("detail"));
  }
}
