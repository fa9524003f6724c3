package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tacescore.dicom.RejectionNote;
import org.tacescore.dicom.RejectionNote.Rejected;
import org.tacescore.dicom.RejectionNote.Title;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ImageModality;
import org.tacescore.segio.RejectedSeries;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.web.OrphanView;
import org.tacescore.worker.web.RefusalView;

/** Rows of the table {@code rejection}: what notes took back, whether it is there yet or not. */
final class RejectionRows {

  /** That the rejection r names the instance i. */
  private static final String NAMES =
      "r.study_instance_uid in ('', i.study_instance_uid)"
          + " and r.sop_instance_uid in ('', i.sop_instance_uid)"
          + " and r.series_instance_uid in ('', i.series_instance_uid)";

  /**
   * That the note of r is of the patient of i: the same known ID, and no other issuer. Somebody
   * else's note, or one that names nobody, takes nothing back.
   */
  private static final String OF_PATIENT =
      "r.patient_id <> '' and r.patient_id = i.patient_id"
          + " and (r.patient_issuer in ('', i.patient_issuer) or i.patient_issuer = '')";

  /**
   * That the rejection r covers the instance i. Instances of expired retention may come again (IHE
   * RAD TF-2, 4.66): what was received after the note is not covered by it.
   */
  private static final String COVERS =
      NAMES
          + " and "
          + OF_PATIENT
          + " and (r.title <> 'RETENTION_EXPIRED'"
          + "   or coalesce(i.received_again_at, i.received_at) <= r.noted_at)";

  /** That some rejection covers the instance i. */
  static final String IS_REJECTED = "exists (select 1 from rejection r where " + COVERS + ")";

  /** That some rejection covers what arrived for another study and is the conflict c. */
  static final String IS_ARRIVED_REJECTED =
      "exists (select 1 from rejection r where r.study_instance_uid in ('', c.arrived_study_uid)"
          + " and r.sop_instance_uid in ('', c.sop_instance_uid)"
          + " and r.series_instance_uid in ('', c.arrived_series_uid)"
          + " and r.patient_id <> '' and r.patient_id = c.arrived_patient_id"
          + " and (r.patient_issuer in ('', c.arrived_patient_issuer)"
          + "   or c.arrived_patient_issuer = '')"
          + " and (r.title <> 'RETENTION_EXPIRED' or c.received_at <= r.noted_at))";

  private static final String NOTE = "rejection note";

  private RejectionRows() {}

  static void add(Query query, InstanceRecord note, RejectionNote content) throws SQLException {
    for (Rejected rejected : content.rejected()) {
      query.update(
          "insert into rejection (note_uid, study_instance_uid, series_instance_uid,"
              + " sop_instance_uid, patient_issuer, patient_id, title, noted_at)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?)",
          note.sopInstanceUid(),
          rejected.studyInstanceUid(),
          rejected.seriesInstanceUid(),
          rejected.sopInstanceUid(),
          note.patient().issuer(),
          note.patient().id(),
          content.title(),
          note.receivedAt());
    }
    AuditRows.add(
        query,
        note.receivedAt(),
        "REJECTION_NOTE",
        note.sopInstanceUid(),
        "%s: %d references in studies %s"
            .formatted(content.title(), content.rejected().size(), studies(query, content)));
  }

  /** The studies that a note names, and those of instances that it names without a study. */
  static List<String> studies(Query query, RejectionNote note) throws SQLException {
    Set<String> studies = new TreeSet<>();
    for (Rejected rejected : note.rejected()) {
      if (rejected.studyInstanceUid().isEmpty()) {
        InstanceRows.find(query, rejected.sopInstanceUid())
            .ifPresent(instance -> studies.add(instance.studyInstanceUid()));
      } else {
        studies.add(rejected.studyInstanceUid());
      }
    }
    return List.copyOf(studies);
  }

  /** Notes that name instances of another patient, which stay as they are; the latest first. */
  static List<OrphanView> withoutEffect(Query query, int most) throws SQLException {
    return query.list(
        "select r.note_uid, i.study_instance_uid, max(r.noted_at) noted_at,"
            + " max(r.patient_id) patient_id, count(distinct i.sop_instance_uid) instances"
            + " from rejection r join instance i on "
            + NAMES
            + " where not i.own_object and not ("
            + OF_PATIENT
            + ") group by r.note_uid, i.study_instance_uid"
            + " order by noted_at desc, r.note_uid limit "
            + most,
        row -> withoutEffect(row));
  }

  private static OrphanView withoutEffect(Query.Row row) throws SQLException {
    String whose = row.text("patient_id").isEmpty() ? "of no patient" : "of another patient";
    return new OrphanView(
        row.text("note_uid"),
        NOTE,
        row.text("study_instance_uid"),
        List.of(),
        new RefusalView(
            Refusal.IDENTITY_CONFLICT,
            "a rejection note %s names instances of study %s (%d); it takes nothing back"
                .formatted(whose, row.text("study_instance_uid"), row.number("instances"))),
        row.instant("noted_at"));
  }

  /** Whether a stored instance is taken back and the same one may come again. */
  static boolean mayComeAgain(Query query, String sopInstanceUid) throws SQLException {
    return query.exists(
        "select 1 from instance i join rejection r on "
            + COVERS
            + " where i.sop_instance_uid = ? and r.title = ?",
        sopInstanceUid,
        Title.RETENTION_EXPIRED);
  }

  static void cameAgain(Query query, String sopInstanceUid, Instant at) throws SQLException {
    query.update(
        "update instance set received_again_at = ?, catalogued = false where sop_instance_uid = ?",
        at,
        sopInstanceUid);
  }

  /** What of a study's stored instances is taken back, by series and note. */
  static List<RejectedSeries> ofStudy(Query query, String study) throws SQLException {
    return query.list(
        "select i.series_instance_uid, max(i.modality) modality,"
            + " max(i.sop_class_uid) sop_class_uid, r.title, r.note_uid,"
            + " count(distinct i.sop_instance_uid) instances"
            + " from instance i join rejection r on "
            + COVERS
            + " where i.study_instance_uid = ? and not i.own_object"
            + " group by i.series_instance_uid, r.title, r.note_uid"
            + " order by i.series_instance_uid, r.note_uid",
        row ->
            new RejectedSeries(
                row.text("series_instance_uid"),
                ImageModality.of(row.text("sop_class_uid"), row.text("modality")),
                row.number("instances"),
                row.constant("title", Title.class).meaning(),
                row.text("note_uid")),
        study);
  }

  /** By SOP Instance UID of the study's rejected instances: title and note. */
  static Map<String, String> reasons(Query query, String study) throws SQLException {
    Map<String, String> reasons = new LinkedHashMap<>();
    query
        .list(
            "select i.sop_instance_uid, r.title, r.note_uid from instance i join rejection r on "
                + COVERS
                + " where i.study_instance_uid = ? order by r.noted_at desc, r.note_uid",
            row ->
                Map.entry(
                    row.text("sop_instance_uid"),
                    "%s (note %s)"
                        .formatted(
                            row.constant("title", Title.class).meaning(), row.text("note_uid"))),
            study)
        .forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
    return reasons;
  }
}
