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
   * The instances of a study that others made and nobody rejected, by SOP Instance UID, drawings
   * among them of which this worker made the object, unless a later one replaced them. Selections
   * of key objects are not among them: they say something of instances and are none to be measured.
   */
  static List<InstanceRecord> ofStudy(Query query, String studyInstanceUid) throws SQLException {
    return query
        .list(
            "select * from instance i where i.study_instance_uid = ? and not i.own_object and i.purged_at is null"
                + " and not exists (select 1 from job_object"
                + "   where job_object.sop_instance_uid = i.sop_instance_uid"
                + "   and job_object.role <> 'drawing')"
                + " and not exists (select 1 from drawing d"
                + "   where d.sop_instance_uid = i.sop_instance_uid and d.replaced)"
                + " and not "
                + RejectionRows.IS_REJECTED
                + " order by i.sop_instance_uid",
            row -> read(row),
            studyInstanceUid)
        .stream()
        .filter(instance -> !instance.keyObjectSelection())
        .toList();
  }

  /** Whether the file of an instance was given up. */
  static boolean isGivenUp(Query query, String sopInstanceUid) throws SQLException {
    return query.exists(
        "select 1 from instance where sop_instance_uid = ? and purged_at is not null",
        sopInstanceUid);
  }

  /** Takes an instance back whose file was given up, with the bytes that came now. */
  static void takeBack(Query query, InstanceRecord arrived) throws SQLException {
    query.update(
        "update instance set purged_at = null, catalogued = false, sha256 = ?, bytes = ?, transfer_syntax_uid = ?,"
            + " received_at = ?, origin_kind = ?, origin_name = ? where sop_instance_uid = ?",
        arrived.sha256(),
        arrived.bytes(),
        arrived.transferSyntaxUid(),
        arrived.receivedAt(),
        arrived.origin().kind(),
        arrived.origin().name(),
        arrived.sopInstanceUid());
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

  /**
   * The studies in which there are other bytes under a SOP Instance UID of this study, neither
   * rejected; the study itself where both came for it. Ascending.
   */
  static List<String> conflictingStudies(Query query, String study) throws SQLException {
    return query.list(
        "select distinct case when c.arrived_study_uid in ('', c.study_instance_uid)"
            + " then c.study_instance_uid when c.study_instance_uid = ? then c.arrived_study_uid"
            + " else c.study_instance_uid end other"
            + " from instance_conflict c join instance i"
            + " on i.sop_instance_uid = c.sop_instance_uid"
            + " where (c.study_instance_uid = ? and not "
            + RejectionRows.IS_REJECTED
            + ") or (c.arrived_study_uid = ? and c.arrived_study_uid <> c.study_instance_uid"
            + " and not "
            + RejectionRows.IS_ARRIVED_REJECTED
            + ") order by other",
        row -> row.text("other"),
        study,
        study,
        study);
  }

  static boolean isKnownConflict(Query query, InstanceRecord arrived) throws SQLException {
    return query.exists(
        "select 1 from instance_conflict where sop_instance_uid = ? and sha256 = ?",
        arrived.sopInstanceUid(),
        arrived.sha256());
  }

  /** Keeps the arrived bytes beside the known ones, for both studies if they are two. */
  static void insertConflict(Query query, InstanceRecord known, InstanceRecord arrived)
      throws SQLException {
    query.update(
        "insert into instance_conflict (sop_instance_uid, sha256, study_instance_uid,"
            + " transfer_syntax_uid, bytes, received_at, origin_kind, origin_name,"
            + " arrived_study_uid, arrived_series_uid, arrived_patient_issuer, arrived_patient_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arrived.sopInstanceUid(),
        arrived.sha256(),
        known.studyInstanceUid(),
        arrived.transferSyntaxUid(),
        arrived.bytes(),
        arrived.receivedAt(),
        arrived.origin().kind(),
        arrived.origin().name(),
        arrived.studyInstanceUid(),
        arrived.seriesInstanceUid(),
        arrived.patient().issuer(),
        arrived.patient().id());
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
