package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.PatientKey;

/** Rows of the tables {@code instance} and {@code instance_conflict}. */
final class InstanceRows {

  private InstanceRows() {}

  static Optional<InstanceRecord> find(Query query, String sopInstanceUid) throws SQLException {
    return query.first(
        "select * from instance where sop_instance_uid = ?", InstanceRows::read, sopInstanceUid);
  }

  /**
   * The instances of a study that others made and nobody rejected, by SOP Instance UID. Selections
   * of key objects are not among them: they say something of instances and are none to be measured.
   */
  static List<InstanceRecord> ofStudy(Query query, String studyInstanceUid) throws SQLException {
    return query
        .list(
            "select * from instance i where i.study_instance_uid = ? and not i.own_object"
                + " and not exists (select 1 from job_object"
                + "   where job_object.sop_instance_uid = i.sop_instance_uid)"
                + " and not "
                + RejectionRows.IS_REJECTED
                + " order by i.sop_instance_uid",
            row -> read(row),
            studyInstanceUid)
        .stream()
        .filter(instance -> !instance.keyObjectSelection())
        .toList();
  }

  static void insert(Query query, InstanceRecord instance) throws SQLException {
    query.update(
        "insert into instance (sop_instance_uid, sop_class_uid, study_instance_uid,"
            + " series_instance_uid, modality, patient_issuer, patient_id, transfer_syntax_uid,"
            + " sha256, bytes, received_at, origin_kind, origin_name, own_object)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        instance.sopInstanceUid(),
        instance.sopClassUid(),
        instance.studyInstanceUid(),
        instance.seriesInstanceUid(),
        instance.modality(),
        instance.patient().issuer(),
        instance.patient().id(),
        instance.transferSyntaxUid(),
        instance.sha256(),
        instance.bytes(),
        instance.receivedAt(),
        instance.origin().kind(),
        instance.origin().name(),
        instance.ownObject());
  }

  /** Whether a study has two different instances of one SOP Instance UID, neither rejected. */
  static boolean isConflicting(Query query, String studyInstanceUid) throws SQLException {
    return query.exists(
        "select 1 from instance_conflict c join instance i"
            + " on i.sop_instance_uid = c.sop_instance_uid"
            + " where c.study_instance_uid = ? and not "
            + RejectionRows.IS_REJECTED,
        studyInstanceUid);
  }

  static boolean isKnownConflict(Query query, InstanceRecord arrived) throws SQLException {
    return query.exists(
        "select 1 from instance_conflict where sop_instance_uid = ? and sha256 = ?",
        arrived.sopInstanceUid(),
        arrived.sha256());
  }

  /** Keeps the arrived bytes beside the known ones, on the known instance's study. */
  static void insertConflict(Query query, InstanceRecord known, InstanceRecord arrived)
      throws SQLException {
    query.update(
        "insert into instance_conflict (sop_instance_uid, sha256, study_instance_uid,"
            + " transfer_syntax_uid, bytes, received_at, origin_kind, origin_name)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        arrived.sopInstanceUid(),
        arrived.sha256(),
        known.studyInstanceUid(),
        arrived.transferSyntaxUid(),
        arrived.bytes(),
        arrived.receivedAt(),
        arrived.origin().kind(),
        arrived.origin().name());
  }

  private static InstanceRecord read(Query.Row row) throws SQLException {
    return new InstanceRecord(
        row.text("sop_instance_uid"),
        row.text("sop_class_uid"),
        row.text("study_instance_uid"),
        row.text("series_instance_uid"),
        row.text("modality"),
        new PatientKey(row.text("patient_issuer"), row.text("patient_id")),
        row.text("transfer_syntax_uid"),
        row.text("sha256"),
        row.number("bytes"),
        row.instant("received_at"),
        new Origin(row.constant("origin_kind", Origin.Kind.class), row.text("origin_name")),
        row.flag("own_object"));
  }
}
