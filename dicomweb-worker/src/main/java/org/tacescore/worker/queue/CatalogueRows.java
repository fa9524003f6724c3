package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tacescore.worker.dicomweb.CataloguedInstance;
import org.tacescore.worker.dicomweb.Headline;
import org.tacescore.worker.dicomweb.ResourceLevel;
import org.tacescore.worker.dicomweb.SearchKey;

/** Rows of the tables {@code catalogue_study}, {@code _series} and {@code _instance}. */
final class CatalogueRows {

  /** What a search key's column is not filled from the headline for. */
  private static final List<SearchKey> COUNTED = List.of(SearchKey.MODALITIES_IN_STUDY);

  private CatalogueRows() {}

  static String column(SearchKey key) {
    return key.name().toLowerCase(Locale.ROOT);
  }

  /** Waits until nobody else refreshes the study; makes its row where there is none. */
  static void lockStudy(Query query, String study) throws SQLException {
    if (!query.exists(
        "select 1 from catalogue_study where study_instance_uid = ? for update", study)) {
      insertStudy(query, study);
    }
  }

  private static void insertStudy(Query query, String study) throws SQLException {
    List<String> columns = columns(ResourceLevel.STUDY);
    Object[] values = new Object[columns.size()];
    Arrays.fill(values, "");
    values[0] = study;
    query.update(
        "insert into catalogue_study (%s, source_uid, series_count, instance_count, attributes)"
                .formatted(String.join(", ", columns))
            + " values (%s'', 0, 0, '{}')".formatted("?, ".repeat(columns.size())),
        values);
  }

  /** SHA-256 of what is catalogued, by SOP Instance UID. */
  static Map<String, String> hashes(Query query, String study) throws SQLException {
    Map<String, String> hashes = new HashMap<>();
    query.list(
        "select sop_instance_uid, sha256 from catalogue_instance where study_instance_uid = ?",
        row -> {
          hashes.put(row.text("sop_instance_uid"), row.text("sha256"));
          return true;
        },
        study);
    return hashes;
  }

  static void delete(Query query, String sopInstanceUid) throws SQLException {
    query.update("delete from catalogue_instance where sop_instance_uid = ?", sopInstanceUid);
  }

  static void put(Query query, CataloguedInstance instance, Headline headline) throws SQLException {
    delete(query, instance.sopInstanceUid());
    query.update(
        "insert into catalogue_instance (sop_instance_uid, study_instance_uid,"
            + " series_instance_uid, sop_class_uid, instance_number, ordinal, transfer_syntax_uid,"
            + " sha256, attributes) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        instance.sopInstanceUid(),
        instance.studyInstanceUid(),
        instance.seriesInstanceUid(),
        instance.sopClassUid(),
        headline.value(SearchKey.INSTANCE_NUMBER),
        headline.instanceOrdinal(),
        instance.transferSyntaxUid(),
        instance.sha256(),
        headline.instanceAttributes());
    putSeries(query, instance, headline);
  }

  /** The first instance of a series says what its attributes are. */
  private static void putSeries(Query query, CataloguedInstance instance, Headline headline)
      throws SQLException {
    if (query.exists(
        "select 1 from catalogue_series where study_instance_uid = ? and series_instance_uid = ?",
        instance.studyInstanceUid(),
        instance.seriesInstanceUid())) {
      return;
    }
    List<Object> values = new ArrayList<>(List.of(instance.studyInstanceUid()));
    values.add(headline.seriesOrdinal());
    values.add(headline.seriesAttributes());
    for (SearchKey key : keys(ResourceLevel.SERIES)) {
      values.add(
          key == SearchKey.SERIES_INSTANCE_UID
              ? instance.seriesInstanceUid()
              : headline.value(key));
    }
    query.update(
        "insert into catalogue_series (study_instance_uid, ordinal, attributes, %s, instance_count)"
                .formatted(String.join(", ", columns(ResourceLevel.SERIES)))
            + " values (%s0)".formatted("?, ".repeat(values.size())),
        values.toArray());
  }

  /** Takes the attributes of patient and study from an instance. */
  static void describeStudy(Query query, CataloguedInstance source, Headline headline)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    StringBuilder columns = new StringBuilder("source_uid = ?, attributes = ?");
    values.add(source.sopInstanceUid());
    values.add(headline.studyAttributes());
    for (SearchKey key : keys(ResourceLevel.STUDY)) {
      if (key != SearchKey.STUDY_INSTANCE_UID && !COUNTED.contains(key)) {
        columns.append(", ").append(column(key)).append(" = ?");
        values.add(headline.value(key));
      }
    }
    values.add(source.studyInstanceUid());
    query.update(
        "update catalogue_study set " + columns + " where study_instance_uid = ?",
        values.toArray());
  }

  /** SOP Instance UID of the instance that the study is described by; "" for none. */
  static String source(Query query, String study) throws SQLException {
    return query
        .first(
            "select source_uid from catalogue_study where study_instance_uid = ?",
            row -> row.text("source_uid"),
            study)
        .orElse("");
  }

  /** Brings counts and modalities up to date, and drops series without instances. */
  static void count(Query query, String study) throws SQLException {
    query.update(
        "update catalogue_series set instance_count = (select count(*) from catalogue_instance c"
            + " where c.study_instance_uid = catalogue_series.study_instance_uid"
            + " and c.series_instance_uid = catalogue_series.series_instance_uid)"
            + " where study_instance_uid = ?",
        study);
    query.update(
        "delete from catalogue_series where study_instance_uid = ? and instance_count = 0", study);
    List<String> modalities =
        query.list(
            "select distinct modality from catalogue_series where study_instance_uid = ?"
                + " and modality <> '' order by modality",
            row -> row.text("modality"),
            study);
    query.update(
        "update catalogue_study set modalities_in_study = ?,"
            + " series_count = (select count(*) from catalogue_series r"
            + "   where r.study_instance_uid = catalogue_study.study_instance_uid),"
            + " instance_count = (select count(*) from catalogue_instance c"
            + "   where c.study_instance_uid = catalogue_study.study_instance_uid)"
            + " where study_instance_uid = ?",
        modalities.isEmpty() ? "" : "\\" + String.join("\\", modalities) + "\\",
        study);
  }

  private static List<String> columns(ResourceLevel level) {
    return keys(level).stream().map(CatalogueRows::column).toList();
  }

  private static List<SearchKey> keys(ResourceLevel level) {
    return Arrays.stream(SearchKey.values()).filter(key -> key.level() == level).toList();
  }
}
