package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.web.DeadLetterView;
import org.tacescore.worker.web.JobDesk;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.ProblemException;

/** What people may do, each in one transaction with its row in the audit. */
final class JdbcJobDesk implements JobDesk {
  private static final int MOST = 300;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final Transactions transactions;
  private final Retraction retraction;
  private final Clock clock;

  JdbcJobDesk(Transactions transactions, ObjectStore store, RejectionAuthor author, Clock clock) {
    this.transactions = transactions;
    this.retraction = new Retraction(transactions, store, author, clock);
    this.clock = clock;
  }

  @Override
  public void prioritise(String jobId, int priority) {
    transactions.change(
        query -> {
          require(locked(query, jobId), JobState.QUEUED);
          query.update("update job set priority = ? where job_key = ?", priority, jobId);
          TaskRows.raise(query, TaskRows.SCORE_JOB, jobId, priority);
          audit(query, "JOB_PRIORITISED", jobId, Integer.toString(priority));
        });
  }

  @Override
  public void cancel(String jobId) {
    transactions.change(
        query -> {
          require(locked(query, jobId), JobState.QUEUED, JobState.RUNNING);
          query.update(
              "update job set state = ?, error = 'cancelled by a person', updated_at = ?"
                  + " where job_key = ?",
              JobState.CANCELLED,
              clock.instant(),
              jobId);
          TaskRows.remove(query, TaskRows.SCORE_JOB, jobId);
          audit(query, "JOB_CANCELLED", jobId, "");
        });
  }

  @Override
  public void rerun(String jobId) {
    transactions.change(
        query -> {
          require(locked(query, jobId), JobState.FAILED, JobState.CANCELLED);
          requireEnded(query, TaskRows.SCORE_JOB, jobId);
          Instant now = clock.instant();
          query.update(
              "update job set state = ?, error = null, superseded_reason = null, starts = 0,"
                  + " updated_at = ? where job_key = ?",
              JobState.QUEUED,
              now,
              jobId);
          TaskRows.add(query, TaskRows.SCORE_JOB, jobId, now);
          lookAtStudy(query, jobId, now);
          audit(query, "JOB_RERUN", jobId, "");
        });
  }

  /** Where the study has changed since the job failed, the look at it supersedes the job again. */
  private static void lookAtStudy(Query query, String jobId, Instant now) throws SQLException {
    query.update(
        "update rendezvous set revision = revision + 1, wake_at = ?"
            + " where study_instance_uid = (select study_instance_uid from job where job_key = ?)",
        now,
        jobId);
  }

  @Override
  public void retract(String jobId) {
    retraction.of(jobId);
  }

  @Override
  public void resend(String deliveryId) {
    transactions.change(
        query -> {
          OutboxState state =
              query
                  .first(
                      "select state from outbox where id = ? for update",
                      row -> row.constant("state", OutboxState.class),
                      deliveryId)
                  .orElseThrow(() -> missing("delivery"));
          if (state != OutboxState.FAILED) {
            throw conflict("the delivery is " + state + "; what is FAILED can be sent again");
          }
          requireEnded(query, TaskRows.DELIVER, deliveryId);
          Instant now = clock.instant();
          query.update(
              "update outbox set state = ?, detail = '', updated_at = ? where id = ?",
              OutboxState.PENDING,
              now,
              deliveryId);
          CommitmentRows.forgetAll(query, deliveryId);
          TaskRows.add(query, TaskRows.DELIVER, deliveryId, now);
          audit(query, "DELIVERY_RESENT", deliveryId, "");
        });
  }

  @Override
  public List<DeadLetterView> deadLetters() {
    return transactions.run(
        query -> {
          List<DeadLetterView> letters = new ArrayList<>(deadJobs(query));
          letters.addAll(deadDeliveries(query));
          letters.sort(Comparator.comparing(DeadLetterView::since).reversed());
          return List.copyOf(letters);
        });
  }

  private static List<DeadLetterView> deadJobs(Query query) throws SQLException {
    return query.list(
        "select * from job where state = 'FAILED' order by updated_at desc, job_key limit " + MOST,
        row ->
            new DeadLetterView(
                "job",
                row.text("job_key"),
                row.text("study_instance_uid"),
                "",
                row.optionalText("error").orElse(""),
                row.instant("updated_at")));
  }

  private static List<DeadLetterView> deadDeliveries(Query query) throws SQLException {
    return query.list(
        "select b.id, b.destination, b.detail, b.updated_at,"
            + " coalesce(j.study_instance_uid, d.study_instance_uid) study_instance_uid"
            + " from outbox b left join job j on j.job_key = b.job_key"
            + " left join drawing d on d.id = b.job_key where b.state = 'FAILED'"
            + " order by b.updated_at desc, b.id limit "
            + MOST,
        row ->
            new DeadLetterView(
                "delivery",
                row.text("id"),
                row.text("study_instance_uid"),
                row.text("destination"),
                row.text("detail"),
                row.instant("updated_at")));
  }

  static JobState locked(Query query, String jobId) throws SQLException {
    return query
        .first(
            "select state from job where job_key = ? for update",
            row -> row.constant("state", JobState.class),
            jobId)
        .orElseThrow(() -> missing("job"));
  }

  static void require(JobState found, JobState... needed) {
    List<JobState> fit = List.of(needed);
    if (!fit.contains(found)) {
      throw conflict("the job is %s; needed %s".formatted(found, fit));
    }
  }

  /** A run that is about to end would take a task that is added now along with its own. */
  private static void requireEnded(Query query, String task, String id) throws SQLException {
    if (TaskRows.exists(query, task, id)) {
      throw conflict("its last run has not ended yet; try again in a moment");
    }
  }

  private void audit(Query query, String event, String subject, String detail) throws SQLException {
    AuditRows.add(query, clock.instant(), event, subject, detail);
  }

  private static ProblemException missing(String what) {
    return new ProblemException(NOT_FOUND, "NOT_FOUND", "no such " + what);
  }

  private static ProblemException conflict(String detail) {
    return new ProblemException(CONFLICT, "CONFLICT", detail);
  }
}
