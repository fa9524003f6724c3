package org.tacescore.worker.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.learning.evaluation.LeaveOneCentreOut;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.survival.CentreConcordances;
import org.tacescore.learning.survival.Concordance;

/**
 * A score at each centre, and over all rows.
 *
 * @param measure {@code auc} or {@code cindex}
 * @param centres by name, in its order
 * @param lowest of the centres' values
 * @param highest of the centres' values
 */
record CentreEstimates(
    String measure, Map<String, Row> centres, Row pooled, double lowest, double highest) {
  CentreEstimates {
    centres = Collections.unmodifiableMap(new LinkedHashMap<>(centres));
  }

  /**
   * One centre, or all.
   *
   * @param n rows
   * @param cases rows with the outcome or the event
   * @param value NaN where there is none, as its error and interval
   * @param absence why there is no value; empty where there is one
   */
  record Row(
      int n, int cases, double value, double se, double lower, double upper, String absence) {
    private static Row of(int n, int cases, Roc roc) {
      return new Row(n, cases, roc.auc(), roc.se(), roc.lower(), roc.upper(), "");
    }

    private static Row of(int n, int cases, Concordance c) {
      return new Row(n, cases, c.value(), c.se(), c.lower(), c.upper(), "");
    }

    private static Row absent(int n, int cases, String why) {
      return new Row(n, cases, Double.NaN, Double.NaN, Double.NaN, Double.NaN, why);
    }
  }

  static CentreEstimates of(DataTable data, Question asked) {
    List<String> centres = data.words(asked.group().orElseThrow());
    double[] score = data.numbers(asked.score().orElseThrow());
    return asked.time().isPresent()
        ? of(CentreConcordances.of(Statistic.survival(data, asked), centres, score))
        : of(
            LeaveOneCentreOut.summary(data.outcome(asked.outcome().orElseThrow()), centres, score));
  }

  private static CentreEstimates of(LeaveOneCentreOut areas) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (var centre : areas.centres()) {
      int n = centre.rows();
      int cases = centre.positives();
      Optional<Row> row = centre.roc().map(roc -> Row.of(n, cases, roc));
      rows.put(centre.centre(), row.orElseGet(() -> Row.absent(n, cases, centre.absence())));
    }
    Roc all = areas.pooled();
    Row pooled = Row.of(all.positives() + all.negatives(), all.positives(), all);
    return new CentreEstimates("auc", rows, pooled, areas.lowest(), areas.highest());
  }

  private static CentreEstimates of(CentreConcordances concordances) {
    Map<String, Row> rows = new LinkedHashMap<>();
    int n = 0;
    int cases = 0;
    for (var centre : concordances.centres()) {
      int own = centre.rows();
      int events = centre.events();
      Optional<Row> row = centre.concordance().map(c -> Row.of(own, events, c));
      rows.put(centre.centre(), row.orElseGet(() -> Row.absent(own, events, centre.absence())));
      n += own;
      cases += events;
    }
    return new CentreEstimates(
        "cindex",
        rows,
        Row.of(n, cases, concordances.pooled()),
        concordances.lowest(),
        concordances.highest());
  }

  /** Which centres have no value, and that an interval has no width. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    centres.forEach(
        (name, row) -> {
          if (!row.absence().isEmpty()) {
            warnings.add("centre %s has no value: %s".formatted(name, row.absence()));
          } else if (row.se() == 0) {
            warnings.add("the interval of centre %s has no width and says nothing".formatted(name));
          }
        });
    return warnings;
  }
}
