package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tacescore.digest.Sha256;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.RecipeState;
import org.tacescore.worker.web.JobState;

/** Rows of the table {@code job}, which are the truth about a job; the scheduler only wakes. */
final class JobRows {

  private JobRows() {}

  /**
   * Sees to it that the study's present content has a job, with the task that runs it, and
   * supersedes the study's other jobs.
   *
   * <p>Content that was there before, and was replaced since, is reported again by a job of its
   * own, for a destination shows the report that came last; unless none was sent since.
   *
   * @return the key of the present job
   */
  static String submit(Query query, JobRequest job, Instant now) throws SQLException {
    String key = present(query, job, now);
    new Supersession(query, job.studyInstanceUid(), Optional.of(job), now)
        .ofOthersThan(Optional.of(key));
    return key;
  }

  private static String present(Query query, JobRequest job, Instant now) throws SQLException {
    List<KnownRow> known =
        query.list(
            "select * from job where content_key = ? order by created_at desc, job_key",
            JobRows::known,
            job.jobKey());
    Optional<KnownRow> standing = known.stream().filter(row -> !row.superseded()).findFirst();
    if (standing.isPresent()) {
      return standing.get().jobKey();
    }
    for (KnownRow row : known) {
      if (row.state() == JobState.RUNNING || isLatestReport(query, row, job.studyInstanceUid())) {
        reinstate(query, row.jobKey(), now);
        return row.jobKey();
      }
    }
    JobRequest issue =
        known.isEmpty() ? job : job.withKey(Sha256.hexOf(job.jobKey() + '#' + known.size()));
    insert(query, issue, job.jobKey(), now);
    TaskRows.add(query, TaskRows.SCORE_JOB, issue.jobKey(), now);
    AuditRows.add(query, now, "JOB_SUBMITTED", issue.jobKey(), "study " + job.studyInstanceUid());
    return issue.jobKey();
  }

  private record KnownRow(String jobKey, JobState state, boolean superseded) {}

  private static KnownRow known(Query.Row row) throws SQLException {
    JobState state = row.constant("state", JobState.class);
    return new KnownRow(
        row.text("job_key"),
        state,
        state == JobState.SUPERSEDED || row.optionalText("superseded_reason").isPresent());
  }

  private static boolean isLatestReport(Query query, KnownRow row, String study)
      throws SQLException {
    return row.state() == JobState.DONE
        && latestReport(query, study, "")
            .filter(latest -> latest.jobKey().equals(row.jobKey()))
            .isPresent();
  }

  private static void reinstate(Query query, String jobKey, Instant now) throws SQLException {
    query.update(
        "update job set superseded_reason = null, updated_at = ? where job_key = ?", now, jobKey);
    AuditRows.add(query, now, "JOB_REINSTATED", jobKey, "the study is as it was");
  }

  private static void insert(Query query, JobRequest job, String contentKey, Instant now)
      throws SQLException {
    query.update(
        "insert into job (job_key, content_key, study_instance_uid, state, request, starts,"
            + " created_at, updated_at) values (?, ?, ?, ?, ?, 0, ?, ?)",
        job.jobKey(),
        contentKey,
        job.studyInstanceUid(),
        JobState.QUEUED,
        RequestJson.write(job),
        job.createdAt(),
        now);
  }

  /**
   * Marks a job as running.
   *
   * @param worker who runs it
   * @param startLimit how often it may begin without coming to an orderly end
   * @return what is to be done; empty when there is nothing to do any more
   */
  static Optional<JobRequest> start(
      Query query, String jobKey, String worker, int startLimit, Instant now) throws SQLException {
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
    Optional<Report> last = latestReport(query, request.studyInstanceUid(), request.jobKey());
    Optional<String> predecessor = last.map(Report::sopInstanceUid);
    query.update(
        "update job set state = ?, starts = starts + 1, predecessor_sr_uid = ?, worker = ?,"
            + " updated_at = ? where job_key = ?",
        JobState.RUNNING,
        predecessor,
        worker,
        now,
        jobKey);
    return Optional.of(request.withPredecessor(predecessor, last.flatMap(Report::result)));
  }

  private record StartedRow(JobRequest request, long starts) {}

  private static StartedRow read(Query.Row row) throws SQLException {
    return new StartedRow(RequestJson.read(row.text("request")), row.number("starts"));
  }

  private record Report(String jobKey, String sopInstanceUid, Optional<String> result) {}

  /**
   * The report of the study's latest job that a destination has, or is going to have.
   *
   * @param except key of a job that is passed over; may be empty
   */
  private static Optional<Report> latestReport(Query query, String study, String except)
      throws SQLException {
    return query.first(
        "select j.job_key, j.result, o.sop_instance_uid from job j"
            + " join job_object o on o.job_key = j.job_key"
            + " where j.study_instance_uid = ? and j.job_key <> ? and o.role = ?"
            + " and j.state <> 'RETRACTED' and exists"
            + " (select 1 from outbox b where b.job_key = j.job_key and b.role = o.role"
            + "   and b.state <> 'FAILED')"
            + " order by j.created_at desc, j.job_key",
        row ->
            new Report(
                row.text("job_key"), row.text("sop_instance_uid"), row.optionalText("result")),
        study,
        except,
        OutputObject.SR);
  }

  /**
   * Marks a running job as ended; false if it is not running any more, or was superseded while it
   * ran: a result that is outdated before it is there is not kept. The row is locked first: who
   * supersedes it waits until its end can be seen.
   *
   * @param shadow whether what it made is kept and not sent
   */
  static boolean end(Query query, String jobKey, ScoredStudy scored, boolean shadow, Instant now)
      throws SQLException {
    query.exists("select 1 from job where job_key = ? for update", jobKey);
    int overtaken =
        query.update(
            "update job set state = 'SUPERSEDED', updated_at = ?"
                + " where job_key = ? and state = 'RUNNING' and superseded_reason is not null",
            now,
            jobKey);
    if (overtaken == 1) {
      return false;
    }
    int changed =
        query.update(
            "update job set state = ?, result = ?, error = null, shadow = ?, updated_at = ?"
                + " where job_key = ? and state = 'RUNNING'",
            scored.scored() ? JobState.DONE : JobState.REFUSED,
            scored.resultJson(),
            shadow,
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
        "update job set starts = 0, error = ?, updated_at = ?, state ="
            + " case when superseded_reason is null then 'QUEUED' else 'SUPERSEDED' end"
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
      NoticeRows.add(query, now, NoticeEvent.DEAD_LETTER, jobKey, study(query, jobKey), cause);
    }
  }

  static String study(Query query, String jobKey) throws SQLException {
    return query
        .first(
            "select study_instance_uid from job where job_key = ?",
            row -> row.text("study_instance_uid"),
            jobKey)
        .orElse("");
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
