package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tacescore.worker.fetch.Backfill;
import org.tacescore.worker.fetch.BackfillStore;
import org.tacescore.worker.receive.StorageFaultException;

/** Backfills in the database; a lease keeps one from being walked by two workers. */
final class JdbcBackfillStore implements BackfillStore {
  private static final int MOST = 200;

  private final Transactions transactions;

  JdbcBackfillStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Backfill backfill) {
    run(
        query ->
            query.update(
                "insert into backfill (id, source, first_day, last_day, per_hour, dry_run, state,"
                    + " next_day, last_study, studies, fetched_studies, failed_studies,"
                    + " instances, lacking, next_at, detail, worker, leased_until, created_at,"
                    + " updated_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?)",
                backfill.id(),
                backfill.source(),
                backfill.from().toString(),
                backfill.to().toString(),
                backfill.perHour(),
                backfill.dryRun(),
                backfill.state(),
                backfill.progress().day().toString(),
                backfill.progress().lastStudy(),
                backfill.progress().studies(),
                backfill.progress().fetchedStudies(),
                backfill.progress().failedStudies(),
                backfill.progress().instances(),
                backfill.progress().lacking(),
                backfill.nextAt(),
                backfill.detail(),
                backfill.createdAt(),
                backfill.createdAt(),
                backfill.updatedAt()));
  }

  @Override
  public List<Backfill> list() {
    return run(
        query ->
            query.list(
                "select * from backfill order by created_at desc, id limit " + MOST,
                JdbcBackfillStore::read));
  }

  @Override
  public Optional<Backfill> find(String id) {
    return run(
        query -> query.first("select * from backfill where id = ?", JdbcBackfillStore::read, id));
  }

  @Override
  public Optional<Backfill> claim(String source, String worker, Instant now, Instant until) {
    return run(
        query -> {
          Optional<Backfill> oldest =
              query.first(
                  "select * from backfill where source = ? and state = ?"
                      + " order by created_at, id limit 1",
                  JdbcBackfillStore::read,
                  source,
                  Backfill.State.RUNNING);
          return oldest.isPresent() && lease(query, oldest.get().id(), worker, now, until)
              ? oldest
              : Optional.empty();
        });
  }

  private static boolean lease(Query query, String id, String worker, Instant now, Instant until)
      throws SQLException {
    return query.update(
            "update backfill set worker = ?, leased_until = ?"
                + " where id = ? and (worker in ('', ?) or leased_until <= ?)",
            worker,
            until,
            id,
            worker,
            now)
        > 0;
  }

  @Override
  public boolean save(Backfill backfill, String worker) {
    return run(
        query ->
            query.update(
                    "update backfill set state = ?, next_day = ?, last_study = ?, studies = ?,"
                        + " fetched_studies = ?, failed_studies = ?, instances = ?, lacking = ?,"
                        + " next_at = ?, detail = ?, updated_at = ?"
                        + " where id = ? and state = ? and worker = ?",
                    backfill.state(),
                    backfill.progress().day().toString(),
                    backfill.progress().lastStudy(),
                    backfill.progress().studies(),
                    backfill.progress().fetchedStudies(),
                    backfill.progress().failedStudies(),
                    backfill.progress().instances(),
                    backfill.progress().lacking(),
                    backfill.nextAt(),
                    backfill.detail(),
                    backfill.updatedAt(),
                    backfill.id(),
                    Backfill.State.RUNNING,
                    worker)
                > 0);
  }

  @Override
  public boolean cancel(String id, Instant now) {
    return run(
        query ->
            query.update(
                    "update backfill set state = ?, updated_at = ? where id = ? and state = ?",
                    Backfill.State.CANCELLED,
                    now,
                    id,
                    Backfill.State.RUNNING)
                > 0);
  }

  private <T> T run(Transactions.Work<T> work) {
    try {
      return transactions.run(work);
    } catch (TransientFault e) {
      throw new StorageFaultException("the backfills cannot be read or written", e);
    }
  }

  private static Backfill read(Query.Row row) throws SQLException {
    return new Backfill(
        row.text("id"),
        row.text("source"),
        LocalDate.parse(row.text("first_day")),
        LocalDate.parse(row.text("last_day")),
        (int) row.number("per_hour"),
        row.flag("dry_run"),
        row.constant("state", Backfill.State.class),
        new Backfill.Progress(
            LocalDate.parse(row.text("next_day")),
            row.text("last_study"),
            (int) row.number("studies"),
            (int) row.number("fetched_studies"),
            (int) row.number("failed_studies"),
            row.number("instances"),
            row.number("lacking")),
        row.instant("next_at"),
        row.text("detail"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
