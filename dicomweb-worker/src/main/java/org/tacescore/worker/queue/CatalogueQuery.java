package org.tacescore.worker.queue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tacescore.worker.dicomweb.FoundResource;
import org.tacescore.worker.dicomweb.ResourceLevel;
import org.tacescore.worker.dicomweb.Search;
import org.tacescore.worker.dicomweb.SearchCondition;
import org.tacescore.worker.dicomweb.SearchKey;

/** A search of the catalogue as SQL; what was asked for goes in as parameters alone. */
final class CatalogueQuery {
  private final Search search;
  private final List<Object> parameters = new ArrayList<>();
  private final String from;

  CatalogueQuery(Search search) {
    this.search = search;
    this.from = from(search.level()) + where();
  }

  long count(Query query) throws SQLException {
    return query
        .first("select count(*) number" + from, row -> row.number("number"), parameters.toArray())
        .orElse(0L);
  }

  List<FoundResource> find(Query query) throws SQLException {
    List<Object> all = new ArrayList<>(parameters);
    all.add(search.limit());
    all.add(search.offset());
    return query.list(
        "select " + columns(search.level()) + from + order(search.level()) + " limit ? offset ?",
        row -> found(row, search.level()),
        all.toArray());
  }

  private static String columns(ResourceLevel level) {
    String study =
        "s.study_instance_uid, s.attributes study_attributes, s.modalities_in_study,"
            + " s.series_count, s.instance_count";
    String series =
        ", r.series_instance_uid, r.attributes series_attributes,"
            + " r.instance_count series_instances";
    String instance =
        ", c.sop_instance_uid, c.attributes instance_attributes, c.transfer_syntax_uid";
    return switch (level) {
      case STUDY -> study;
      case SERIES -> study + series;
      case INSTANCE -> study + series + instance;
    };
  }

  private static String from(ResourceLevel level) {
    String series =
        " join catalogue_series r on r.study_instance_uid = s.study_instance_uid"
            + " and r.instance_count > 0";
    String instance =
        " join catalogue_instance c on c.study_instance_uid = r.study_instance_uid"
            + " and c.series_instance_uid = r.series_instance_uid";
    return " from catalogue_study s"
        + switch (level) {
          case STUDY -> "";
          case SERIES -> series;
          case INSTANCE -> series + instance;
        };
  }

  private static String order(ResourceLevel level) {
    String study = " order by s.study_date desc, s.study_time desc, s.study_instance_uid";
    return switch (level) {
      case STUDY -> study;
      case SERIES -> study + ", r.ordinal, r.series_instance_uid";
      case INSTANCE -> study + ", r.ordinal, r.series_instance_uid, c.ordinal, c.sop_instance_uid";
    };
  }

  private String where() {
    StringBuilder where = new StringBuilder(" where s.instance_count > 0");
    for (SearchCondition condition : search.conditions()) {
      where.append(" and ").append(sql(condition));
    }
    return where.toString();
  }

  private String sql(SearchCondition condition) {
    String column = column(condition.key());
    if (condition instanceof SearchCondition.OneOf oneOf) {
      parameters.addAll(oneOf.values());
      return column + " in (" + "?, ".repeat(oneOf.values().size() - 1) + "?)";
    }
    if (condition instanceof SearchCondition.Fits fits) {
      return fits.patterns().stream()
          .map(pattern -> like(condition.key(), column, pattern))
          .collect(Collectors.joining(" or ", "(", ")"));
    }
    SearchCondition.Between between = (SearchCondition.Between) condition;
    StringBuilder range = new StringBuilder(column + " <> ''");
    if (!between.from().isEmpty()) {
      range.append(" and ").append(column).append(" >= ?");
      parameters.add(between.from());
    }
    if (!between.to().isEmpty()) {
      range.append(" and ").append(column).append(" <= ?");
      parameters.add(between.to());
    }
    return range.toString();
  }

  private String like(SearchKey key, String column, String pattern) {
    String escaped =
        pattern
            .replace("!", "!!")
            .replace("%", "!%")
            .replace("_", "!_")
            .replace('*', '%')
            .replace('?', '_');
    parameters.add(
        switch (key.kind()) {
          case NAME -> "%=" + escaped + "=%";
          case LIST -> "%\\" + escaped + "\\%";
          default -> escaped;
        });
    return column + " like ? escape '!'";
  }

  private static String column(SearchKey key) {
    String table =
        switch (key.level()) {
          case STUDY -> "s.";
          case SERIES -> "r.";
          case INSTANCE -> "c.";
        };
    return table + CatalogueRows.column(key);
  }

  private static FoundResource found(Query.Row row, ResourceLevel level) throws SQLException {
    FoundResource.Study study =
        new FoundResource.Study(
            row.text("study_instance_uid"),
            row.text("study_attributes"),
            Arrays.stream(row.text("modalities_in_study").split("\\\\"))
                .filter(modality -> !modality.isEmpty())
                .toList(),
            row.number("series_count"),
            row.number("instance_count"));
    return new FoundResource(
        study,
        level == ResourceLevel.STUDY
            ? Optional.empty()
            : Optional.of(
                new FoundResource.Series(
                    row.text("series_instance_uid"),
                    row.text("series_attributes"),
                    row.number("series_instances"))),
        level == ResourceLevel.INSTANCE
            ? Optional.of(
                new FoundResource.Instance(
                    row.text("sop_instance_uid"),
                    row.text("instance_attributes"),
                    row.text("transfer_syntax_uid")))
            : Optional.empty());
  }
}
