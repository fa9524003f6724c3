package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.assemble.Evaluation;
import org.tacescore.worker.assemble.Evaluation.Blockade;
import org.tacescore.worker.assemble.Rendezvous;
import org.tacescore.worker.assemble.RendezvousStore;
import org.tacescore.worker.assemble.Slot;
import org.tacescore.worker.receive.InstanceRecord;

/** The rendezvous records in the database. */
final class JdbcRendezvousStore implements RendezvousStore {
  private final Transactions transactions;
  private final Clock clock;

  JdbcRendezvousStore(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<String> due(Instant now, Instant quietSince) {
    return transactions.run(
        query ->
            query.list(
                "select study_instance_uid from rendezvous"
                    + " where last_arrival <= ? and (dirty or wake_at <= ?)"
                    + " order by last_arrival, study_instance_uid",
                row -> row.text("study_instance_uid"),
                quietSince,
                now));
  }

  @Override
  public Optional<Rendezvous> find(String study) {
    return transactions.run(
        query ->
            query.first(
                "select * from rendezvous where study_instance_uid = ?",
                row ->
                    new Rendezvous(
                        study,
                        row.number("revision"),
                        row.instant("first_arrival"),
                        isConflicting(query, study),
                        SlotRows.ofStudy(query, study).stream()
                            .collect(Collectors.toMap(Slot::recipeId, Function.identity()))),
                study));
  }

  private static boolean isConflicting(Query query, String study) throws SQLException {
    return query.exists("select 1 from instance_conflict where study_instance_uid = ?", study);
  }

  @Override
  public List<InstanceRecord> instances(String study) {
    return transactions.run(query -> InstanceRows.ofStudy(query, study));
  }

  @Override
  public boolean conclude(Evaluation evaluation) {
    return transactions.run(
        query -> {
          if (lockedRevision(query, evaluation.studyInstanceUid()) != evaluation.revision()) {
            return false;
          }
          settle(query, evaluation);
          if (evaluation.blocked().isEmpty()) {
            orphans(query, evaluation);
            if (evaluation.job().isPresent()) {
              JobRows.submit(query, evaluation.job().get(), clock.instant());
            }
            SlotRows.replace(query, evaluation);
          }
          return true;
        });
  }

  private static long lockedRevision(Query query, String study) throws SQLException {
    return query
        .first(
            "select revision from rendezvous where study_instance_uid = ? for update",
            row -> row.number("revision"),
            study)
        .orElseThrow(() -> new IllegalArgumentException("no rendezvous for study " + study));
  }

  private static void settle(Query query, Evaluation evaluation) throws SQLException {
    query.update(
        "update rendezvous set dirty = false, wake_at = ?, blocked_reason = ?, blocked_detail = ?"
            + " where study_instance_uid = ?",
        evaluation.wakeAt(),
        evaluation.blocked().map(Blockade::reason).map(Refusal::name),
        evaluation.blocked().map(Blockade::detail),
        evaluation.studyInstanceUid());
  }

  /** Lists the orphans of now; one that was listed before keeps its date. */
  private void orphans(Query query, Evaluation evaluation) throws SQLException {
    Map<String, Instant> known =
        query
            .list(
                "select sop_instance_uid, since from orphan_segmentation"
                    + " where study_instance_uid = ?",
                row -> Map.entry(row.text("sop_instance_uid"), row.instant("since")),
                evaluation.studyInstanceUid())
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    query.update(
        "delete from orphan_segmentation where study_instance_uid = ?",
        evaluation.studyInstanceUid());
    for (var orphan : evaluation.orphans()) {
      String uid = orphan.instance().sopInstanceUid();
      query.update(
          "insert into orphan_segmentation"
              + " (sop_instance_uid, study_instance_uid, referenced_series, since)"
              + " values (?, ?, ?, ?)",
          uid,
          evaluation.studyInstanceUid(),
          String.join(" ", orphan.referencedSeriesUids()),
          known.getOrDefault(uid, clock.instant()));
    }
  }

  @Override
  public void wake(String study, Instant at) {
    transactions.change(
        query ->
            query.update(
                "update rendezvous set revision = revision + 1, wake_at = ?"
                    + " where study_instance_uid = ?",
                at,
                study));
  }

  @Override
  public void postpone(String study, Instant until) {
    transactions.change(
        query ->
            query.update(
                "update rendezvous set dirty = false, wake_at = ? where study_instance_uid = ?",
                until,
                study));
  }

  @Override
  public void wakeForClinical(Instant at) {
    transactions.change(
        query ->
            query.update(
                "update rendezvous set revision = revision + 1, wake_at = ?"
                    + " where blocked_reason in (?, ?) or exists"
                    + " (select 1 from slot where lack = 'AWAITING_CLINICAL'"
                    + "   and slot.study_instance_uid = rendezvous.study_instance_uid)",
                at,
                Refusal.IDENTITY_CONFLICT,
                Refusal.INVALID_CLINICAL));
  }
}
