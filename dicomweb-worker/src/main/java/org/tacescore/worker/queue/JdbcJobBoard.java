package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tacescore.worker.web.DeliveryView;
import org.tacescore.worker.web.JobBoard;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.OrphanView;
import org.tacescore.worker.web.RecipeView;
import org.tacescore.worker.web.RunView;

/**
 * Jobs and waiting studies as the web station shows them. A job's id is its key; a study that waits
 * and has no open job is listed under its Study Instance UID, by which its last job is found later.
 */
final class JdbcJobBoard implements JobBoard {
  private static final int MOST = 300;

  private static final String JOBS =
      "select j.*, (select max(i.patient_id) from instance i"
          + " where i.study_instance_uid = j.study_instance_uid) patient_id from job j";

  private final Transactions transactions;
  private final ResultViews views;
  private final BooleanSupplier running;

  JdbcJobBoard(Transactions transactions, ResultViews views, BooleanSupplier running) {
    this.transactions = transactions;
    this.views = views;
    this.running = running;
  }

  @Override
  public List<JobView> jobs() {
    return transactions.run(
        query -> {
          List<JobView> jobs =
              query.list(
                  JOBS + " order by j.created_at desc, j.job_key limit " + MOST,
                  row -> job(query, row));
          List<JobView> all = new ArrayList<>(WaitingStudies.list(query, views, MOST));
          Map<JobView, Instant> places = places(all, jobs);
          all.addAll(jobs);
          // Stable: a study that waits comes before its own jobs.
          all.sort(
              Comparator.comparing((JobView entry) -> places.getOrDefault(entry, entry.created()))
                  .reversed());
          return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
        });
  }

  /** A study that waits takes the place of its latest job, whatever came of that. */
  private static Map<JobView, Instant> places(List<JobView> waiting, List<JobView> jobs) {
    Map<String, Instant> latest = new HashMap<>();
    jobs.forEach(job -> latest.putIfAbsent(job.studyInstanceUid(), job.created()));
    Map<JobView, Instant> places = new HashMap<>();
    for (JobView study : waiting) {
      Instant job = latest.getOrDefault(study.studyInstanceUid(), Instant.MIN);
      places.put(study, job.isAfter(study.created()) ? job : study.created());
    }
    return places;
  }

  @Override
  public Optional<JobView> job(String id) {
    return transactions.run(
        query -> {
          Optional<JobView> job =
              query.first(JOBS + " where j.job_key = ?", row -> job(query, row), id);
          if (job.isPresent()) {
            return job;
          }
          Optional<JobView> waiting = WaitingStudies.find(query, views, id);
          return waiting.isPresent() ? waiting : latest(query, id);
        });
  }

  /** The last job of a study, for who knew it by its UID while it waited. */
  private Optional<JobView> latest(Query query, String study) throws SQLException {
    return query.first(
        JOBS + " where j.study_instance_uid = ? order by j.created_at desc, j.job_key",
        row -> job(query, row),
        study);
  }

  private JobView job(Query query, Query.Row row) throws SQLException {
    String key = row.text("job_key");
    Optional<String> result = row.optionalText("result");
    List<RecipeView> recipes =
        result.isPresent()
            ? views.ended(result.get())
            : RequestJson.read(row.text("request")).recipeIds().stream()
                .map(id -> views.open(id, Optional.empty()))
                .toList();
    Optional<String> superseded = row.optionalText("superseded_reason");
    JobState state = row.constant("state", JobState.class);
    return new JobView(
        key,
        row.optionalText("patient_id").orElse(""),
        row.text("study_instance_uid"),
        superseded.isPresent() && counted(state) ? JobState.SUPERSEDED : state,
        row.instant("created_at"),
        row.instant("updated_at"),
        PartViews.of(query, key, recipes),
        deliveries(query, key),
        sr(query, key),
        row.optionalText("error"),
        superseded,
        new RunView((int) row.number("priority"), row.flag("shadow"), row.optionalText("worker")));
  }

  /** What somebody did to a job is told before what became of its study. */
  private static boolean counted(JobState state) {
    return state.terminal() && state != JobState.CANCELLED && state != JobState.RETRACTED;
  }

  private static List<DeliveryView> deliveries(Query query, String jobKey) throws SQLException {
    return query.list(
        "select * from outbox where job_key = ?"
            + " order by case when role = ? then 0 else 1 end, role, destination",
        row ->
            new DeliveryView(
                row.text("id"),
                row.text("role"),
                row.text("destination"),
                row.text("state"),
                row.text("detail")),
        jobKey,
        OutputObject.SR);
  }

  private static Optional<String> sr(Query query, String jobKey) throws SQLException {
    return query.first(
        "select sop_instance_uid from job_object where job_key = ? and role = ?",
        row -> row.text("sop_instance_uid"),
        jobKey,
        OutputObject.SR);
  }

  @Override
  public List<OrphanView> orphans() {
    return transactions.run(
        query -> {
          List<OrphanView> all = new ArrayList<>(OrphanRows.list(query, MOST));
          all.addAll(RejectionRows.withoutEffect(query, MOST));
          return List.copyOf(all);
        });
  }

  @Override
  public boolean ready() {
    try {
      return running.getAsBoolean() && transactions.run(query -> query.exists("select 1"));
    } catch (TransientFault databaseIsAway) {
      return false;
    }
  }
}
