package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.RecipeState;
import org.tacescore.worker.web.JobState;

/** Rows of the table {@code job}, which are the truth about a job; the scheduler only wakes. */
final class JobRows {

  private JobRows() {}

  /**
   * Makes a job and the task that runs it, once a key. Jobs of the study that have not begun are
   * superseded, for their outcome would be replaced at once; one that was superseded is taken up
   * again when the study is as it was.
   */
  static void submit(Query query, JobRequest job, Instant now) throws SQLException {
    Optional<JobState> known =
        query.first(
            "select state from job where job_key = ?",
            row -> row.constant("state", JobState.class),
            job.jobKey());
    if (known.isPresent() && known.get() != JobState.SUPERSEDED) {
      return;
    }
    query.update(
        "update job set state = ?, updated_at = ? where study_instance_uid = ? and state = ?",
        JobState.SUPERSEDED,
        now,
        job.studyInstanceUid(),
        JobState.QUEUED);
    if (known.isPresent()) {
      query.update(
          "update job set state = ?, updated_at = ? where job_key = ?",
          JobState.QUEUED,
          now,
          job.jobKey());
    } else {
      insert(query, job, now);
    }
    TaskRows.add(query, TaskRows.SCORE_JOB, job.jobKey(), now);
    AuditRows.add(query, now, "JOB_SUBMITTED", job.jobKey(), "study " + job.studyInstanceUid());
  }

  private static void insert(Query query, JobRequest job, Instant now) throws SQLException {
    query.update(
        "insert into job (job_key, study_instance_uid, state, request, starts, created_at,"
            + " updated_at) values (?, ?, ?, ?, 0, ?, ?)",
        job.jobKey(),
        job.studyInstanceUid(),
        JobState.QUEUED,
        RequestJson.write(job),
        job.createdAt(),
        now);
  }

  /**
   * Marks a job as running.
   *
   * @param startLimit how often it may begin without coming to an orderly end
   * @return what is to be done; empty when there is nothing to do any more
   */
  static Optional<JobRequest> start(Query query, String jobKey, int startLimit, Instant now)
      throws SQLException {
    Optional<StartedRow> row =
        query.first(
            "select * from job where job_key = ? and state in ('QUEUED', 'RUNNING') for update",
            JobRows::read,
            jobKey);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    if (row.get().starts() >= startLimit) {
      fail(query, jobKey, "the process ended %d times while it ran".formatted(startLimit), now);
      return Optional.empty();
    }
    JobRequest request = row.get().request();
    Optional<String> predecessor = predecessor(query, request);
    query.update(
        "update job set state = ?, starts = starts + 1, predecessor_sr_uid = ?, updated_at = ?"
            + " where job_key = ?",
        JobState.RUNNING,
        predecessor,
        now,
        jobKey);
    return Optional.of(request.withPredecessor(predecessor));
  }

  private record StartedRow(JobRequest request, long starts) {}

  private static StartedRow read(Query.Row row) throws SQLException {
    return new StartedRow(RequestJson.read(row.text("request")), row.number("starts"));
  }

  /** The report of the study's latest job that a destination has, or is going to have. */
  private static Optional<String> predecessor(Query query, JobRequest job) throws SQLException {
    return query.first(
        "select o.sop_instance_uid from job j join job_object o on o.job_key = j.job_key"
            + " where j.study_instance_uid = ? and j.job_key <> ? and o.role = ? and exists"
            + " (select 1 from outbox b where b.job_key = j.job_key and b.role = o.role"
            + "   and b.state <> 'FAILED')"
            + " order by j.created_at desc, j.job_key",
        row -> row.text("sop_instance_uid"),
        job.studyInstanceUid(),
        job.jobKey(),
        OutputObject.SR);
  }

  /** Marks a running job as ended; false if it is not running any more. */
  static boolean end(Query query, String jobKey, ScoredStudy scored, Instant now)
      throws SQLException {
    int changed =
        query.update(
            "update job set state = ?, result = ?, error = null, updated_at = ?"
                + " where job_key = ? and state = 'RUNNING'",
            scored.scored() ? JobState.DONE : JobState.REFUSED,
            scored.resultJson(),
            now,
            jobKey);
    if (changed == 0) {
      return false;
    }
    for (RecipeOutcome outcome : scored.outcomes()) {
      query.update(
          "insert into job_outcome (job_key, recipe_id, refusal) values (?, ?, ?)",
          jobKey,
          outcome.recipeId(),
          outcome.refusal());
      SlotRows.settle(query, jobKey, outcome);
    }
    return true;
  }

  /** Puts a running job back, to be tried again later. */
  static void putBack(Query query, String jobKey, String cause, Instant now) throws SQLException {
    query.update(
        "update job set state = 'QUEUED', starts = 0, error = ?, updated_at = ?"
            + " where job_key = ? and state = 'RUNNING'",
        cause,
        now,
        jobKey);
  }

  static void fail(Query query, String jobKey, String cause, Instant now) throws SQLException {
    int changed =
        query.update(
            "update job set state = 'FAILED', error = ?, updated_at = ?"
                + " where job_key = ? and state in ('QUEUED', 'RUNNING')",
            cause,
            now,
            jobKey);
    if (changed == 1) {
      AuditRows.add(query, now, "JOB_FAILED", jobKey, cause);
    }
  }

  /** What became of a recipe in a job; empty while it has not ended. */
  static Optional<RecipeState> outcome(Query query, String jobKey, String recipeId)
      throws SQLException {
    return query.first(
        "select refusal from job_outcome where job_key = ? and recipe_id = ?",
        row -> row.optionalText("refusal").isPresent() ? RecipeState.REFUSED : RecipeState.DONE,
        jobKey,
        recipeId);
  }
}
