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
                        InstanceRows.conflictingStudies(query, study),
                        SlotRows.ofStudy(query, study).stream()
                            .collect(Collectors.toMap(Slot::recipeId, Function.identity())),
                        RejectionRows.ofStudy(query, study)),
                study));
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
          tellHeld(query, evaluation);
          settle(query, evaluation);
          if (evaluation.blocked().isEmpty()) {
            OrphanRows.replace(query, evaluation, clock.instant());
            SlotRows.replace(query, evaluation, present(query, evaluation));
          } else if (evaluation.blocked().get().reason() == Refusal.REJECTED_INSTANCE) {
            takenBack(query, evaluation);
          } else {
            hold(query, evaluation.studyInstanceUid(), evaluation.blocked().get().reason());
          }
          return true;
        });
  }

  /** The job of the study as it is; jobs of what it was are superseded. */
  private Optional<String> present(Query query, Evaluation evaluation) throws SQLException {
    if (evaluation.job().isPresent()) {
      return Optional.of(JobRows.submit(query, evaluation.job().get(), clock.instant()));
    }
    supersedeAll(query, evaluation);
    return Optional.empty();
  }

  private void supersedeAll(Query query, Evaluation evaluation) throws SQLException {
    new Supersession(query, evaluation.studyInstanceUid(), Optional.empty(), clock.instant())
        .ofOthersThan(Optional.empty());
  }

  private void hold(Query query, String study, Refusal reason) throws SQLException {
    new Supersession(query, study, Optional.empty(), clock.instant())
        .ofUnended("the study is held: " + reason);
  }

  private void takenBack(Query query, Evaluation evaluation) throws SQLException {
    OrphanRows.replace(query, evaluation, clock.instant());
    supersedeAll(query, evaluation);
    SlotRows.supersede(query, evaluation.studyInstanceUid());
  }

  private static long lockedRevision(Query query, String study) throws SQLException {
    return query
        .first(
            "select revision from rendezvous where study_instance_uid = ? for update",
            row -> row.number("revision"),
            study)
        .orElseThrow(() -> new IllegalArgumentException("no rendezvous for study " + study));
  }

  /** A study that is held for a reason that it was not held for before. */
  private void tellHeld(Query query, Evaluation evaluation) throws SQLException {
    if (evaluation.blocked().isEmpty()) {
      return;
    }
    String study = evaluation.studyInstanceUid();
    String reason = evaluation.blocked().get().reason().name();
    boolean known =
        query.exists(
            "select 1 from rendezvous where study_instance_uid = ? and blocked_reason = ?",
            study,
            reason);
    if (!known) {
      NoticeRows.add(query, clock.instant(), NoticeEvent.REFUSAL, study, study, reason);
    }
  }

  /** Counts as a revision, so that another worker's evaluation of the same is not concluded. */
  private static void settle(Query query, Evaluation evaluation) throws SQLException {
    query.update(
        "update rendezvous set dirty = false, revision = revision + 1, wake_at = ?,"
            + " clinical_digest = ?, blocked_reason = ?, blocked_detail = ? where study_instance_uid = ?",
        evaluation.wakeAt(),
        evaluation.clinicalDigest(),
        evaluation.blocked().map(Blockade::reason).map(Refusal::name),
        evaluation.blocked().map(Blockade::detail),
        evaluation.studyInstanceUid());
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
  public Map<String, String> clinicalDigests() {
    return transactions.run(
        query ->
            query
                .list(
                    "select study_instance_uid, clinical_digest from rendezvous",
                    row -> Map.entry(row.text("study_instance_uid"), row.text("clinical_digest")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }
}
