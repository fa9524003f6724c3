package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tacescore.worker.bridge.Drawing;
import org.tacescore.worker.bridge.Drawings;
import org.tacescore.worker.bridge.DrawnObject;
import org.tacescore.worker.bridge.KeptDrawing;
import org.tacescore.worker.web.DeliveryView;

/**
 * Drawings in the tables {@code drawing} and {@code drawing_key}; their objects are delivered by
 * rows of the outbox that have the drawing's id in the place of a job's key.
 */
final class JdbcDrawings implements Drawings {
  /** The role of a drawing's object. */
  static final String ROLE = "drawing";

  private final Transactions transactions;
  private final List<String> destinations;
  private final Clock clock;

  /**
   * @param destinations where objects go; empty in shadow mode
   */
  JdbcDrawings(Transactions transactions, List<String> destinations, Clock clock) {
    this.transactions = transactions;
    this.destinations = List.copyOf(destinations);
    this.clock = clock;
  }

  @Override
  public Optional<KeptDrawing> byKey(String idempotencyKey) {
    return transactions.run(
        query ->
            query.first(
                "select d.* from drawing d join drawing_key k on k.drawing_id = d.id"
                    + " where k.idempotency_key = ?",
                JdbcDrawings::read,
                idempotencyKey));
  }

  @Override
  public Optional<KeptDrawing> find(String id) {
    return transactions.run(query -> find(query, id));
  }

  private static Optional<KeptDrawing> find(Query query, String id) throws SQLException {
    return query.first("select * from drawing where id = ?", JdbcDrawings::read, id);
  }

  private static KeptDrawing read(Query.Row row) throws SQLException {
    return new KeptDrawing(
        new Drawing(
            row.text("id"),
            row.text("file_sha256"),
            row.text("study_instance_uid"),
            row.text("series_instance_uid"),
            row.text("author")),
        row.instant("created_at"),
        row.optionalText("answer"),
        row.flag("replaced"));
  }

  @Override
  public KeptDrawing open(Drawing drawing, String idempotencyKey) {
    return transactions.run(
        query -> {
          Instant now = clock.instant();
          Optional<KeptDrawing> known = find(query, drawing.id());
          if (known.isEmpty()) {
            query.update(
                "insert into drawing (id, file_sha256, study_instance_uid, series_instance_uid,"
                    + " author, replaced, created_at) values (?, ?, ?, ?, ?, false, ?)",
                drawing.id(),
                drawing.fileSha256(),
                drawing.studyInstanceUid(),
                drawing.seriesInstanceUid(),
                drawing.author(),
                now);
          }
          boolean keyed =
              query.exists("select 1 from drawing_key where idempotency_key = ?", idempotencyKey);
          if (!keyed) {
            query.update(
                "insert into drawing_key (idempotency_key, drawing_id) values (?, ?)",
                idempotencyKey,
                drawing.id());
          }
          return find(query, drawing.id()).orElseThrow();
        });
  }

  @Override
  public void keep(Drawing drawing, DrawnObject object, String answer) {
    transactions.change(
        query -> {
          boolean kept =
              query.exists(
                  "select 1 from drawing where id = ? and answer is not null", drawing.id());
          if (kept) {
            return;
          }
          Instant now = clock.instant();
          query.update(
              "update drawing set answer = ?, sop_instance_uid = ? where id = ?",
              answer,
              object.sopInstanceUid(),
              drawing.id());
          OutboxRows.addDrawing(query, drawing.id(), object, destinations, now);
          AuditRows.add(
              query,
              now,
              "DRAWING_TAKEN",
              drawing.id(),
              "study %s, object %s".formatted(drawing.studyInstanceUid(), object.sopInstanceUid()));
          putFirst(query, drawing);
        });
  }

  @Override
  public void reinstate(Drawing drawing) {
    transactions.change(
        query -> {
          if (!query.exists("select 1 from drawing where id = ? and replaced", drawing.id())) {
            return;
          }
          putFirst(query, drawing);
          AuditRows.add(query, clock.instant(), "DRAWING_REINSTATED", drawing.id(), "");
        });
  }

  /** Which drawing counts has changed: an evaluation that is under way is not concluded. */
  private static void putFirst(Query query, Drawing drawing) throws SQLException {
    query.update(
        "update drawing set replaced = (id <> ?) where study_instance_uid = ?"
            + " and series_instance_uid = ? and author = ?",
        drawing.id(),
        drawing.studyInstanceUid(),
        drawing.seriesInstanceUid(),
        drawing.author());
    query.update(
        "update rendezvous set revision = revision + 1, dirty = true where study_instance_uid = ?",
        drawing.studyInstanceUid());
  }

  @Override
  public List<DeliveryView> deliveries(String id) {
    return transactions.run(
        query ->
            query.list(
                "select * from outbox where job_key = ? order by destination",
                row ->
                    new DeliveryView(
                        row.text("id"),
                        row.text("role"),
                        row.text("destination"),
                        row.text("state"),
                        row.text("detail")),
                id));
  }
}
