package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.receive.StorageFaultException;

/**
 * Runs one job: start, score, store its objects, and commit its end with what is to be delivered.
 *
 * <p>Killed at any point, it is run again from the beginning. Objects stored by a run that did not
 * commit are never sent; the next run stores its own.
 */
final class JobRunner implements Labour {

  /** How often a job may take the process down with it. */
  private static final int START_LIMIT = 8;

  private final Transactions transactions;
  private final Stations stations;
  private final String worker;
  private final Clock clock;

  /**
   * @param worker this worker's name
   */
  JobRunner(Transactions transactions, Stations stations, String worker, Clock clock) {
    this.transactions = transactions;
    this.stations = stations;
    this.worker = worker;
    this.clock = clock;
  }

  @Override
  public void run(String jobKey) {
    Optional<JobRequest> job =
        transactions.run(
            query -> JobRows.start(query, jobKey, worker, START_LIMIT, clock.instant()));
    job.ifPresent(this::run);
  }

  private void run(JobRequest job) {
    MilestoneListener milestones = stations.milestones();
    milestones.reached(Milestone.JOB_STARTED, job.jobKey());
    ScoredStudy scored = stations.scorer().score(job);
    milestones.reached(Milestone.JOB_SCORED, job.jobKey());
    Map<OutputObject, String> hashes = keep(scored.objects());
    milestones.reached(Milestone.OBJECTS_STORED, job.jobKey());
    transactions.change(query -> end(query, job, scored, hashes));
    milestones.reached(Milestone.JOB_COMMITTED, job.jobKey());
  }

  private Map<OutputObject, String> keep(List<OutputObject> objects) {
    Map<OutputObject, String> hashes = new LinkedHashMap<>();
    try {
      ObjectStore store = stations.store();
      objects.forEach(object -> hashes.put(object, store.put(object.file().toArray()).sha256()));
    } catch (StorageFaultException e) {
      throw new TransientFault("the objects of a job cannot be stored", e);
    }
    return hashes;
  }

  private void end(
      Query query, JobRequest job, ScoredStudy scored, Map<OutputObject, String> hashes)
      throws SQLException {
    Instant now = clock.instant();
    boolean shadow = stations.shadow();
    if (!JobRows.end(query, job.jobKey(), scored, shadow, now)) {
      return;
    }
    List<String> destinations = shadow ? List.of() : stations.destinations();
    for (OutputObject object : scored.objects()) {
      String sha256 = hashes.getOrDefault(object, "");
      OutboxRows.add(query, job.jobKey(), object, sha256, destinations, now);
    }
    AuditRows.add(query, now, "JOB_ENDED", job.jobKey(), scored.outcomes().toString());
    tellRefusals(query, job, scored, now);
  }

  private static void tellRefusals(Query query, JobRequest job, ScoredStudy scored, Instant now)
      throws SQLException {
    String refusals =
        scored.outcomes().stream()
            .flatMap(o -> o.refusal().map(reason -> o.recipeId() + ": " + reason).stream())
            .collect(Collectors.joining(", "));
    if (!refusals.isEmpty()) {
      String study = job.studyInstanceUid();
      NoticeRows.add(query, now, NoticeEvent.REFUSAL, job.jobKey(), study, refusals);
    }
  }

  @Override
  public void postponed(String jobKey, String cause) {
    transactions.change(query -> JobRows.putBack(query, jobKey, cause, clock.instant()));
  }

  @Override
  public void dead(String jobKey, String cause) {
    transactions.change(query -> JobRows.fail(query, jobKey, cause, clock.instant()));
  }
}
