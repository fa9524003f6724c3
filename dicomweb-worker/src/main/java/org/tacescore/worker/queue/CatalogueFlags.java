package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns {@code catalogued}: which instances and made objects the catalogue has seen as they
 * are now.
 *
 * <p>A refresh first claims the flags of a study and then looks. Whoever changes something sets the
 * flag in the transaction of the change, so that either the look sees the change or the flag is
 * left for the next one.
 */
final class CatalogueFlags {
  private CatalogueFlags() {}

  /** Each of the two in the order of an index, so that a million stale rows are not sorted. */
  static List<String> stale(Query query, int most) throws SQLException {
    Set<String> studies =
        new LinkedHashSet<>(
            query.list(
                "select distinct study_instance_uid from instance where catalogued = false"
                    + " order by study_instance_uid limit "
                    + most,
                row -> row.text("study_instance_uid")));
    if (studies.size() < most) {
      studies.addAll(
          query.list(
              "select distinct j.study_instance_uid from job_object o"
                  + " join job j on j.job_key = o.job_key where o.catalogued = false limit "
                  + most,
              row -> row.text("study_instance_uid")));
    }
    return studies.stream().limit(most).toList();
  }

  static boolean isStale(Query query, String study) throws SQLException {
    return query.exists(
            "select 1 from instance where catalogued = false and study_instance_uid = ?", study)
        || query.exists(
            "select 1 from job_object o join job j on j.job_key = o.job_key"
                + " where o.catalogued = false and j.study_instance_uid = ?",
            study);
  }

  /** Takes what is stale of a study; others that change it wait, or come after. */
  static void claim(Query query, String study) throws SQLException {
    query.update(
        "update instance set catalogued = true where catalogued = false and study_instance_uid = ?",
        study);
    query.update(
        "update job_object set catalogued = true where catalogued = false and job_key in"
            + " (select job_key from job where study_instance_uid = ?)",
        study);
  }

  static void forgetStudy(Query query, String study) throws SQLException {
    query.update("update instance set catalogued = false where study_instance_uid = ?", study);
  }

  static void forgetJob(Query query, String jobKey) throws SQLException {
    query.update("update job_object set catalogued = false where job_key = ?", jobKey);
  }
}
