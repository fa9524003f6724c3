package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tacescore.segio.ImageModality;
import org.tacescore.worker.assemble.RejectedSeries;
import org.tacescore.worker.receive.InstanceRecord;
import org.tacescore.worker.receive.RejectionNote;
import org.tacescore.worker.receive.RejectionNote.Rejected;
import org.tacescore.worker.receive.RejectionNote.Title;

/** Rows of the table {@code rejection}: what notes took back, whether it is there yet or not. */
final class RejectionRows {

  /**
   * That the rejection r covers the instance i. Instances of expired retention may come again (IHE
   * RAD TF-2, 4.66): what was received after the note is not covered by it.
   */
  private static final String COVERS =
      "r.study_instance_uid = i.study_instance_uid"
          + " and (r.sop_instance_uid = '' or r.sop_instance_uid = i.sop_instance_uid)"
          + " and (r.series_instance_uid = '' or r.series_instance_uid = i.series_instance_uid)"
          + " and (r.title <> 'RETENTION_EXPIRED'"
          + "   or coalesce(i.received_again_at, i.received_at) <= r.noted_at)";

  /** That some rejection covers the instance i. */
  static final String IS_REJECTED = "exists (select 1 from rejection r where " + COVERS + ")";

  private RejectionRows() {}

  static void add(Query query, InstanceRecord note, RejectionNote content) throws SQLException {
    for (Rejected rejected : content.rejected()) {
      query.update(
          "insert into rejection (note_uid, study_instance_uid, series_instance_uid,"
              + " sop_instance_uid, title, noted_at) values (?, ?, ?, ?, ?, ?)",
          note.sopInstanceUid(),
          rejected.studyInstanceUid(),
          rejected.seriesInstanceUid(),
          rejected.sopInstanceUid(),
          content.title(),
          note.receivedAt());
    }
    AuditRows.add(
        query,
        note.receivedAt(),
        "REJECTION_NOTE",
        note.sopInstanceUid(),
        "%s: %d references in studies %s"
            .formatted(
                content.title(), content.rejected().size(), new TreeSet<>(studies(content))));
  }

  static List<String> studies(RejectionNote note) {
    return note.rejected().stream().map(Rejected::studyInstanceUid).distinct().toList();
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
        "update instance set received_again_at = ? where sop_instance_uid = ?", at, sopInstanceUid);
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
