package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tacescore.digest.Sha256;
import org.tacescore.worker.bridge.DrawnObject;

/** Rows of the tables {@code job_object} and {@code outbox}. */
final class OutboxRows {

  /** Without outer joins, whose rows PostgreSQL cannot lock. */
  private static final String ITEM =
      "select b.*, o.sop_class_uid, o.sop_instance_uid, o.series_instance_uid,"
          + " o.transfer_syntax_uid, o.sha256,"
          + " coalesce((select j.study_instance_uid from job j where j.job_key = b.job_key),"
          + " (select d.study_instance_uid from drawing d where d.id = b.job_key))"
          + " study_instance_uid"
          + " from outbox b join job_object o on o.job_key = b.job_key and o.role = b.role";

  private OutboxRows() {}

  /** What is to be done for an outbox row, and how far it is. */
  record Claim(OutboxItem item, OutboxState state) {}

  /** Enters a stored object with one row, and the task that sends it, a destination. */
  static void add(
      Query query,
      String jobKey,
      OutputObject object,
      String sha256,
      List<String> destinations,
      Instant now)
      throws SQLException {
    DrawnObject stored =
        new DrawnObject(
            object.sopClassUid(),
            object.sopInstanceUid(),
            object.seriesInstanceUid(),
            object.transferSyntaxUid(),
            sha256);
    add(query, jobKey, object.role(), stored, object.deliver() ? destinations : List.of(), now);
  }

  /** The same of a drawing's object; the drawing's id stands in the place of a job's key. */
  static void addDrawing(
      Query query, String drawingId, DrawnObject object, List<String> destinations, Instant now)
      throws SQLException {
    add(query, drawingId, JdbcDrawings.ROLE, object, destinations, now);
  }

  private static void add(
      Query query,
      String key,
      String role,
      DrawnObject object,
      List<String> destinations,
      Instant now)
      throws SQLException {
    query.update(
        "insert into job_object (job_key, role, sop_class_uid, sop_instance_uid,"
            + " series_instance_uid, transfer_syntax_uid, sha256) values (?, ?, ?, ?, ?, ?, ?)",
        key,
        role,
        object.sopClassUid(),
        object.sopInstanceUid(),
        object.seriesInstanceUid(),
        object.transferSyntaxUid(),
        object.sha256());
    for (String destination : destinations) {
      addRow(query, key, role, destination, now);
    }
  }

  private static void addRow(
      Query query, String jobKey, String role, String destination, Instant now)
      throws SQLException {
    String id = id(jobKey, role, destination);
    query.update(
        "insert into outbox (id, job_key, role, destination, state, attempts, detail, created_at,"
            + " updated_at) values (?, ?, ?, ?, ?, 0, '', ?, ?)",
        id,
        jobKey,
        role,
        destination,
        OutboxState.PENDING,
        now,
        now);
    TaskRows.add(query, TaskRows.DELIVER, id, now);
  }

  /** Marks an item that is not acknowledged yet as being sent. */
  static Optional<Claim> claim(Query query, String id, Instant now) throws SQLException {
    Optional<Claim> claim = query.first(ITEM + " where b.id = ? for update", OutboxRows::read, id);
    if (claim.isPresent()
        && (claim.get().state() == OutboxState.PENDING
            || claim.get().state() == OutboxState.SENT)) {
      query.update(
          "update outbox set state = ?, attempts = attempts + 1, updated_at = ? where id = ?",
          OutboxState.SENT,
          now,
          id);
    }
    return claim;
  }

  /**
   * Whether an item is a rejection note that must wait: one that comes before the object that it
   * takes back takes nothing back.
   */
  static boolean comesTooEarly(Query query, String id) throws SQLException {
    return query.exists(
        "select 1 from outbox n join outbox b on b.job_key = n.job_key"
            + " and b.destination = n.destination and b.role <> n.role"
            + " where n.id = ? and n.role = ? and b.state in (?, ?)",
        id,
        Retraction.ROLE,
        OutboxState.PENDING,
        OutboxState.SENT);
  }

  private static Claim read(Query.Row row) throws SQLException {
    return new Claim(
        new OutboxItem(
            row.text("id"),
            row.text("job_key"),
            row.text("destination"),
            row.text("sop_class_uid"),
            row.text("sop_instance_uid"),
            row.text("series_instance_uid"),
            row.text("study_instance_uid"),
            row.text("transfer_syntax_uid"),
            row.text("sha256")),
        row.constant("state", OutboxState.class));
  }

  static void settle(Query query, String id, OutboxState state, String detail, Instant now)
      throws SQLException {
    query.update(
        "update outbox set state = ?, detail = ?, updated_at = ? where id = ?",
        state,
        detail,
        now,
        id);
    AuditRows.add(query, now, "DELIVERY_" + state, id, detail);
  }

  /** Keeps why an item has to wait, and how far it is. */
  static void note(Query query, String id, String detail, Instant now) throws SQLException {
    query.update("update outbox set detail = ?, updated_at = ? where id = ?", detail, now, id);
  }

  static String study(Query query, String id) throws SQLException {
    return query
        .first(
            "select coalesce(j.study_instance_uid, d.study_instance_uid) study_instance_uid"
                + " from outbox b left join job j on j.job_key = b.job_key"
                + " left join drawing d on d.id = b.job_key where b.id = ?",
            row -> row.text("study_instance_uid"),
            id)
        .orElse("");
  }

  private static String id(String... parts) {
    return Sha256.hexOf(String.join("\n", parts));
  }
}
