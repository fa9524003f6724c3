package org.tacescore.worker.queue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tacescore.worker.receive.RetentionIndex;
import org.tacescore.worker.receive.StorageFaultException;

/** Which studies ended, from the database; one transaction a study. */
final class JdbcRetentionIndex implements RetentionIndex {

  private static final String ENDED =
      "select r.study_instance_uid from rendezvous r"
          + " where r.last_arrival < ? and not r.dirty and r.wake_at is null"
          + " and r.blocked_reason is null"
          + " and exists (select 1 from instance i"
          + "   where i.study_instance_uid = r.study_instance_uid and i.purged_at is null)"
          + " and exists (select 1 from job j where j.study_instance_uid = r.study_instance_uid"
          + "   and j.state in ('DONE', 'REFUSED'))"
          + " and not exists (select 1 from job j"
          + "   where j.study_instance_uid = r.study_instance_uid"
          + "   and (j.state in ('QUEUED', 'RUNNING', 'FAILED') or j.updated_at >= ?))"
          + " and not exists (select 1 from slot s"
          + "   where s.study_instance_uid = r.study_instance_uid"
          + "   and s.state in ('WAITING_IMAGES', 'WAITING_SEG', 'AWAITING_CLINICAL', 'READY'))"
          + " and not exists (select 1 from job j join outbox o on o.job_key = j.job_key"
          + "   where j.study_instance_uid = r.study_instance_uid"
          + "   and (o.state in ('PENDING', 'SENT', 'FAILED') or o.updated_at >= ?))";

  private final Transactions transactions;

  JdbcRetentionIndex(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public int giveUp(Instant quietSince, Instant now) {
    try {
      List<String> ended =
          transactions.run(
              query ->
                  query.list(
                      ENDED,
                      row -> row.text("study_instance_uid"),
                      quietSince,
                      quietSince,
                      quietSince));
      return ended.stream().mapToInt(study -> giveUp(study, quietSince, now)).sum();
    } catch (TransientFault e) {
      throw new StorageFaultException("the index cannot be read or written", e);
    }
  }

  @Override
  public Set<String> neededFiles() {
    try {
      return Set.copyOf(
          transactions.run(
              query ->
                  query.list(
                      "select sha256 from instance where purged_at is null"
                          + " union select sha256 from instance_conflict"
                          + " union select sha256 from job_object",
                      row -> row.text("sha256"))));
    } catch (TransientFault e) {
      throw new StorageFaultException("the index cannot be read", e);
    }
  }

  /** The study's row is locked, so that nothing arrives in between. */
  private int giveUp(String study, Instant quietSince, Instant now) {
    return transactions.run(
        query -> {
          boolean still =
              query.exists(
                  "select 1 from rendezvous where study_instance_uid = ?"
                      + " and last_arrival < ? and not dirty for update",
                  study,
                  quietSince);
          if (!still) {
            return 0;
          }
          int instances =
              query.update(
                  "update instance set purged_at = ?, catalogued = false"
                      + " where study_instance_uid = ? and purged_at is null",
                  now,
                  study);
          AuditRows.add(query, now, "IMAGES_GIVEN_UP", study, instances + " instances");
          return instances;
        });
  }
}
