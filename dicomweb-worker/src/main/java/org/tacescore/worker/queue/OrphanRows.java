package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.assemble.Evaluation;
import org.tacescore.worker.assemble.SegmentationObject;
import org.tacescore.worker.web.OrphanView;
import org.tacescore.worker.web.ReferredSeries;
import org.tacescore.worker.web.RefusalView;

/** Rows of the table {@code orphan_segmentation}. */
final class OrphanRows {

  private OrphanRows() {}

  /** Lists a study's orphans of now; one that was listed before keeps its date. */
  static void replace(Query query, Evaluation evaluation, Instant now) throws SQLException {
    String study = evaluation.studyInstanceUid();
    Map<String, Instant> known =
        query
            .list(
                "select sop_instance_uid, since from orphan_segmentation"
                    + " where study_instance_uid = ?",
                row -> Map.entry(row.text("sop_instance_uid"), row.instant("since")),
                study)
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    query.update("delete from orphan_segmentation where study_instance_uid = ?", study);
    for (SegmentationObject orphan : evaluation.orphans()) {
      String uid = orphan.instance().sopInstanceUid();
      query.update(
          "insert into orphan_segmentation"
              + " (sop_instance_uid, study_instance_uid, referenced_series, reason, since)"
              + " values (?, ?, ?, ?, ?)",
          uid,
          study,
          String.join(" ", orphan.referencedSeriesUids()),
          orphan.orphanReason(),
          known.getOrDefault(uid, now));
      if (!known.containsKey(uid)) {
        String reason = orphan.orphanReason().name();
        NoticeRows.add(query, now, NoticeEvent.ORPHAN_SEGMENTATION, uid, study, reason);
      }
    }
  }

  /** The latest orphans with the place of what they refer to, as it is now. */
  static List<OrphanView> list(Query query, int most) throws SQLException {
    return query.list(
        "select * from orphan_segmentation order by since desc, sop_instance_uid limit " + most,
        row -> read(query, row));
  }

  private static OrphanView read(Query query, Query.Row row) throws SQLException {
    String study = row.text("study_instance_uid");
    List<ReferredSeries> series = new ArrayList<>();
    for (String uid : split(row.text("referenced_series"))) {
      series.add(new ReferredSeries(uid, place(query, study, uid)));
    }
    Refusal reason = row.constant("reason", Refusal.class);
    return new OrphanView(
        row.text("sop_instance_uid"),
        "SEG",
        study,
        series,
        new RefusalView(reason, detail(reason, series)),
        row.instant("since"));
  }

  private static List<String> split(String uids) {
    return Arrays.stream(uids.split(" ", -1)).filter(uid -> !uid.isEmpty()).toList();
  }

  private static String detail(Refusal reason, List<ReferredSeries> series) {
    if (reason == Refusal.UNREADABLE_INSTANCE) {
      return "the segmentation cannot be read";
    }
    return series.isEmpty()
        ? "refers to no series"
        : "refers to series "
            + series.stream()
                .map(ReferredSeries::seriesInstanceUid)
                .collect(Collectors.joining(" "));
  }

  private static String place(Query query, String study, String series) throws SQLException {
    Optional<String> found =
        query.first(
            "select study_instance_uid from instance where series_instance_uid = ?"
                + " order by case when study_instance_uid = ? then 0 else 1 end,"
                + " study_instance_uid",
            row -> row.text("study_instance_uid"),
            series,
            study);
    if (found.isEmpty() || !found.get().equals(study)) {
      return found.orElse(ReferredSeries.ABSENT);
    }
    return RejectionRows.ofStudy(query, study).stream()
            .anyMatch(rejected -> rejected.seriesInstanceUid().equals(series))
        ? ReferredSeries.REJECTED
        : ReferredSeries.ARRIVED;
  }
}
