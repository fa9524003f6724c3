package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.worker.receive.DataSetComparison;
import org.tacescore.worker.receive.InstanceIndex;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.Registration;
import org.tacescore.worker.receive.StorageFaultException;

/**
 * The index of received instances in the database. An arrival and its mark on the study's
 * rendezvous are one transaction, so that no acknowledged instance can go unnoticed.
 */
final class JdbcInstanceIndex implements InstanceIndex {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcInstanceIndex.class);

  private final Transactions transactions;

  JdbcInstanceIndex(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Registration register(
      InstanceRecord arrived, Optional<RejectionNote> note, DataSetComparison comparison) {
    try {
      return transactions.run(query -> register(query, arrived, note, comparison));
    } catch (TransientFault e) {
      throw new StorageFaultException("the index cannot be written", e);
    }
  }

  @Override
  public Set<String> knownFiles() {
    try {
      return Set.copyOf(
          transactions.run(
              query ->
                  query.list(
                      "select sha256 from instance union select sha256 from instance_conflict"
                          + " union select sha256 from job_object",
                      row -> row.text("sha256"))));
    } catch (TransientFault e) {
      throw new StorageFaultException("the index cannot be read", e);
    }
  }

  private static Registration register(
      Query query,
      InstanceRecord arrived,
      Optional<RejectionNote> note,
      DataSetComparison comparison)
      throws SQLException {
    Optional<InstanceRecord> known = InstanceRows.find(query, arrived.sopInstanceUid());
    if (known.isEmpty()) {
      enter(query, arrived, note);
      return Registration.NEW;
    }
    if (InstanceRows.isGivenUp(query, arrived.sopInstanceUid())
        && sameSeries(known.get(), arrived)) {
      InstanceRows.takeBack(query, arrived);
      touch(query, known.get().studyInstanceUid(), arrived.receivedAt());
      return Registration.SAME;
    }
    if (known.get().sha256().equals(arrived.sha256())) {
      return same(query, known.get(), arrived);
    }
    if (InstanceRows.isKnownConflict(query, arrived)) {
      return Registration.CONFLICT;
    }
    return comparison.sameDataSet(known.get(), arrived)
        ? same(query, known.get(), arrived)
        : conflict(query, known.get(), arrived);
  }

  /** The bytes that were given up cannot be compared any more; what places them can. */
  private static boolean sameSeries(InstanceRecord known, InstanceRecord arrived) {
    return known.seriesInstanceUid().equals(arrived.seriesInstanceUid())
        && known.studyInstanceUid().equals(arrived.studyInstanceUid())
        && known.patient().equals(arrived.patient())
        && known.ownObject() == arrived.ownObject();
  }

  private static void enter(Query query, InstanceRecord arrived, Optional<RejectionNote> note)
      throws SQLException {
    InstanceRows.insert(query, arrived);
    if (note.isPresent()) {
      RejectionRows.add(query, arrived, note.get());
      for (String study : RejectionRows.studies(query, note.get())) {
        touchKnown(query, study, arrived.receivedAt());
        CatalogueFlags.forgetStudy(query, study);
      }
      RejectionRows.withoutEffect(query, Integer.MAX_VALUE).stream()
          .filter(ineffective -> ineffective.sopInstanceUid().equals(arrived.sopInstanceUid()))
          .forEach(
              ineffective ->
                  LOG.warn(
                      "rejection note {} has no effect: {}",
                      arrived.sopInstanceUid(),
                      ineffective.refusal().detail()));
    }
    if (!arrived.ownObject()
        && !arrived.keyObjectSelection()
        && !isOutput(query, arrived.sopInstanceUid())) {
      touch(query, arrived.studyInstanceUid(), arrived.receivedAt());
    }
  }

  /**
   * A repeat is no news, but tells that the sender of an unseen study is still at it. What expired
   * and comes again is news.
   */
  private static Registration same(Query query, InstanceRecord known, InstanceRecord arrived)
      throws SQLException {
    if (RejectionRows.mayComeAgain(query, known.sopInstanceUid())) {
      RejectionRows.cameAgain(query, known.sopInstanceUid(), arrived.receivedAt());
      touch(query, known.studyInstanceUid(), arrived.receivedAt());
      return Registration.SAME;
    }
    query.update(
        "update rendezvous set last_arrival = ? where study_instance_uid = ? and dirty",
        arrived.receivedAt(),
        known.studyInstanceUid());
    return Registration.SAME;
  }

  private static Registration conflict(Query query, InstanceRecord known, InstanceRecord arrived)
      throws SQLException {
    InstanceRows.insertConflict(query, known, arrived);
    if (!known.ownObject()) {
      touch(query, known.studyInstanceUid(), arrived.receivedAt());
    }
    if (!arrived.ownObject() && !arrived.studyInstanceUid().equals(known.studyInstanceUid())) {
      touch(query, arrived.studyInstanceUid(), arrived.receivedAt());
    }
    return Registration.CONFLICT;
  }

  private static boolean isOutput(Query query, String sopInstanceUid) throws SQLException {
    return query.exists("select 1 from job_object where sop_instance_uid = ?", sopInstanceUid);
  }

  private static boolean touchKnown(Query query, String study, Instant arrival)
      throws SQLException {
    int changed =
        query.update(
            "update rendezvous set revision = revision + 1, last_arrival = ?, dirty = true"
                + " where study_instance_uid = ?",
            arrival,
            study);
    return changed > 0;
  }

  private static void touch(Query query, String study, Instant arrival) throws SQLException {
    if (!touchKnown(query, study, arrival)) {
      query.update(
          "insert into rendezvous"
              + " (study_instance_uid, revision, first_arrival, last_arrival, dirty)"
              + " values (?, 1, ?, ?, true)",
          study,
          arrival,
          arrival);
    }
  }
}
