package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.worker.bridge.KnownSeries;
import org.tacescore.worker.bridge.KnownStudy;
import org.tacescore.worker.bridge.StudyIndex;

/** Known studies from the tables {@code instance}, {@code rendezvous} and {@code slot_part}. */
final class JdbcStudyIndex implements StudyIndex {
  private static final int MOST = 300;

  private final Transactions transactions;

  JdbcStudyIndex(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<KnownStudy> studies(String studyInstanceUid, String patientId) {
    return transactions.run(
        query -> {
          List<KnownStudy> studies = new ArrayList<>();
          for (String study : uids(query, studyInstanceUid, patientId)) {
            studies.add(study(query, study));
          }
          return List.copyOf(studies);
        });
  }

  private static List<String> uids(Query query, String study, String patient) throws SQLException {
    return query.list(
        "select r.study_instance_uid from rendezvous r where (? = '' or r.study_instance_uid = ?)"
            + " and exists (select 1 from instance i"
            + "   where i.study_instance_uid = r.study_instance_uid and not i.own_object"
            + "   and i.purged_at is null and (? = '' or i.patient_id = ?))"
            + " order by r.first_arrival desc, r.study_instance_uid limit "
            + MOST,
        row -> row.text("study_instance_uid"),
        study,
        study,
        patient,
        patient);
  }

  private static KnownStudy study(Query query, String study) throws SQLException {
    String patient =
        query
            .first(
                "select max(patient_id) patient_id from instance where study_instance_uid = ?",
                row -> row.optionalText("patient_id").orElse(""),
                study)
            .orElse("");
    List<KnownSeries> series =
        query.list(
            "select i.series_instance_uid, max(i.modality) modality, count(*) instances,"
                + " (select min(p.name) from slot_part p where p.study_instance_uid = ?"
                + "   and p.kind = 'IMAGES' and p.state = 'PRESENT'"
                + "   and p.found = i.series_instance_uid) phase"
                + " from instance i where i.study_instance_uid = ? and not i.own_object"
                + " and i.purged_at is null and i.modality in ('CT', 'MR')"
                + " group by i.series_instance_uid order by i.series_instance_uid",
            row ->
                new KnownSeries(
                    row.text("series_instance_uid"),
                    row.text("modality"),
                    row.number("instances"),
                    row.optionalText("phase").orElse("")),
            study,
            study);
    boolean region =
        query.exists(
            "select 1 from slot_part where study_instance_uid = ? and kind = 'REGION'"
                + " and state = 'PRESENT'",
            study);
    return new KnownStudy(study, patient, series, region);
  }

  @Override
  public Optional<String> presentJob(String studyInstanceUid) {
    return transactions.run(
        query ->
            query.first(
                "select job_key from job where study_instance_uid = ?"
                    + " and superseded_reason is null and state not in ('RETRACTED', 'SUPERSEDED')"
                    + " order by created_at desc, job_key",
                row -> row.text("job_key"),
                studyInstanceUid));
  }
}
