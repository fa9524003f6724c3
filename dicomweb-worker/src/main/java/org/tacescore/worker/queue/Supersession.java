package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tacescore.worker.assemble.JobRequest;
import org.tacescore.worker.assemble.UsedInstance;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.web.JobState;

/**
 * Marks the jobs of a study whose content is no longer what the study is, each with the reason: one
 * that waits is not run, the result of one that runs is not sent, a result that was sent is shown
 * as superseded. Failed jobs stay as they are, somebody has to look at them.
 */
final class Supersession {
  private final Query query;
  private final String study;
  private final Optional<JobRequest> present;
  private final Instant now;

  /**
   * @param present what the study is now; empty when no recipe can be run
   */
  Supersession(Query query, String study, Optional<JobRequest> present, Instant now) {
    this.query = query;
    this.study = study;
    this.present = present;
    this.now = now;
  }

  /**
   * @param jobKey key of the study's present job, which stays; empty when there is none
   */
  void ofOthersThan(Optional<String> jobKey) throws SQLException {
    List<JobRequest> others =
        query.list(
            "select request, job_key from job where study_instance_uid = ? and job_key <> ?"
                + " and superseded_reason is null and state in (?, ?, ?, ?)",
            row -> RequestJson.read(row.text("request")).withKey(row.text("job_key")),
            study,
            jobKey.orElse(""),
            JobState.QUEUED,
            JobState.RUNNING,
            JobState.DONE,
            JobState.REFUSED);
    if (others.isEmpty()) {
      return;
    }
    Map<String, String> rejected = RejectionRows.reasons(query, study);
    for (JobRequest other : others) {
      supersede(other.jobKey(), reason(other, rejected));
    }
  }

  /**
   * A study that is held has no content to report: what waits is not run and what runs is not sent.
   * Reports that are there stay, nothing says yet that they are wrong.
   *
   * @param reason why it is held
   */
  void ofUnended(String reason) throws SQLException {
    List<String> unended =
        query.list(
            "select job_key from job where study_instance_uid = ?"
                + " and superseded_reason is null and state in (?, ?)",
            row -> row.text("job_key"),
            study,
            JobState.QUEUED,
            JobState.RUNNING);
    for (String jobKey : unended) {
      supersede(jobKey, reason);
    }
  }

  private void supersede(String jobKey, String reason) throws SQLException {
    query.update(
        "update job set superseded_reason = ?, updated_at = ?,"
            + " state = case when state = 'QUEUED' then 'SUPERSEDED' else state end"
            + " where job_key = ?",
        reason,
        now,
        jobKey);
    AuditRows.add(query, now, "JOB_SUPERSEDED", jobKey, reason);
  }

  private String reason(JobRequest former, Map<String, String> rejected) {
    List<String> reasons = new ArrayList<>();
    List<String> notes =
        former.instances().stream()
            .flatMap(
                instance -> Optional.ofNullable(rejected.get(instance.sopInstanceUid())).stream())
            .toList();
    int takenBack = notes.size();
    if (takenBack > 0) {
      reasons.add(
          "%d of the instances it went by are rejected: %s"
              .formatted(takenBack, String.join(", ", new TreeSet<>(notes))));
    }
    if (present.isEmpty()) {
      reasons.add("the study no longer has what its recipes need");
    } else {
      changes(former, present.get(), takenBack, reasons);
    }
    return String.join("; ", reasons);
  }

  private static void changes(
      JobRequest former, JobRequest present, int takenBack, List<String> reasons) {
    Set<UsedInstance> came = new HashSet<>(present.instances());
    came.removeAll(Set.copyOf(former.instances()));
    Set<UsedInstance> gone = new HashSet<>(former.instances());
    gone.removeAll(Set.copyOf(present.instances()));
    if (!came.isEmpty()) {
      reasons.add("%d instances more are used".formatted(came.size()));
    }
    if (gone.size() > takenBack) {
      reasons.add("%d instances are no longer used".formatted(gone.size() - takenBack));
    }
    if (!sameValues(former.clinicalValues(), present.clinicalValues())) {
      reasons.add("the clinical values changed");
    }
    if (!former.recipes().equals(present.recipes())) {
      reasons.add("other recipes can be run");
    }
    if (reasons.isEmpty()) {
      reasons.add("the worker's settings changed");
    }
  }

  private static boolean sameValues(ClinicalValues one, ClinicalValues other) {
    return Set.copyOf(one.chosen()).equals(Set.copyOf(other.chosen()))
        && Set.copyOf(one.all()).equals(Set.copyOf(other.all()));
  }
}
