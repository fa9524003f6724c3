package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.web.JobState;

/**
 * Takes back what a job has sent: what was not sent yet is withdrawn, and every destination that
 * has, or may have, an object of the job is sent a rejection note for all of its objects.
 *
 * <p>The note's time is kept in the job's row before the note is written, so that one that is
 * written again after a kill has the same bytes.
 */
final class Retraction {
  /** The role of the rejection note. */
  static final String ROLE = "rejection-note";

  private final Transactions transactions;
  private final ObjectStore store;
  private final RejectionAuthor author;
  private final Clock clock;

  Retraction(Transactions transactions, ObjectStore store, RejectionAuthor author, Clock clock) {
    this.transactions = transactions;
    this.store = store;
    this.author = author;
    this.clock = clock;
  }

  void of(String jobId) {
    Instant at = transactions.run(query -> begin(query, jobId));
    List<String> objects = transactions.run(query -> objects(query, jobId));
    Optional<OutputObject> note =
        objects.isEmpty() ? Optional.empty() : Optional.of(author.note(jobId, objects, at));
    Optional<String> sha256 = note.map(made -> store.put(made.file().toArray()).sha256());
    transactions.change(
        query -> {
          JdbcJobDesk.require(JdbcJobDesk.locked(query, jobId), JobState.DONE, JobState.REFUSED);
          List<String> destinations = withdraw(query, jobId, at);
          if (note.isPresent() && !destinations.isEmpty()) {
            OutboxRows.add(query, jobId, note.get(), sha256.orElse(""), destinations, at);
          }
          CatalogueFlags.forgetJob(query, jobId);
          query.update(
              "update job set state = ?, error = 'retracted by a person', updated_at = ?"
                  + " where job_key = ?",
              JobState.RETRACTED,
              at,
              jobId);
          AuditRows.add(query, at, "JOB_RETRACTED", jobId, "told: " + destinations);
        });
  }

  private Instant begin(Query query, String jobId) throws SQLException {
    JdbcJobDesk.require(JdbcJobDesk.locked(query, jobId), JobState.DONE, JobState.REFUSED);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    query.update(
        "update job set retracted_at = ? where job_key = ? and retracted_at is null", now, jobId);
    return query
        .first(
            "select retracted_at from job where job_key = ?",
            row -> row.instant("retracted_at"),
            jobId)
        .orElse(now);
  }

  private static List<String> objects(Query query, String jobId) throws SQLException {
    return query.list(
        "select distinct o.role, o.sha256 from job_object o join outbox b"
            + " on b.job_key = o.job_key and b.role = o.role where o.job_key = ? order by o.role",
        row -> row.text("sha256"),
        jobId);
  }

  /**
   * @return the destinations that have, or may have, an object of the job
   */
  private static List<String> withdraw(Query query, String jobId, Instant now) throws SQLException {
    List<String> waiting =
        query.list(
            "select id from outbox where job_key = ? and state = ? for update",
            row -> row.text("id"),
            jobId,
            OutboxState.PENDING);
    for (String id : waiting) {
      OutboxRows.settle(query, id, OutboxState.WITHDRAWN, "the job was retracted", now);
      TaskRows.remove(query, TaskRows.DELIVER, id);
    }
    return query.list(
        "select distinct destination from outbox where job_key = ? and state <> ?"
            + " and (state <> ? or attempts > 0) order by destination",
        row -> row.text("destination"),
        jobId,
        OutboxState.WITHDRAWN,
        OutboxState.FAILED);
  }
}
