package org.tacescore.learning.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.evaluation.Bootstrap;
import org.tacescore.learning.evaluation.BootstrapInterval;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.learning.survival.ConfidenceType;
import org.tacescore.learning.survival.CoxCoefficient;
import org.tacescore.learning.survival.CoxFit;
import org.tacescore.learning.survival.KaplanMeier;
import org.tacescore.learning.survival.LogRank;
import org.tacescore.learning.survival.Ties;
import org.tacescore.learning.survival.TimeDependentAuc;

/** One model against a time to an event. */
final class SurvivalEvaluation {
  private final SurvivalOutcome outcome;
  private final List<Double> horizons;
  private final EvaluatedModel model;
  private final double[] scores;
  private final Resampling resampling;
  private final Absences absences;

  SurvivalEvaluation(
      SurvivalEndpoint endpoint, EvaluatedModel model, Resampling resampling, Absences absences) {
    this.outcome = endpoint.outcome();
    this.horizons = endpoint.horizons();
    this.model = model;
    this.scores = model.toArray();
    this.resampling = resampling;
    this.absences = absences;
  }

  SurvivalResult evaluate() {
    Optional<Concordance> concordance = attempt("C", () -> Concordance.of(outcome, scores));
    return new SurvivalResult(
        concordance,
        concordance.flatMap(c -> attempt("bootstrap interval of C", this::bootstrap)),
        horizons.isEmpty() ? Optional.empty() : attempt("time-dependent AUC", this::timeAuc),
        model.labels().isEmpty() ? Optional.empty() : attempt("Kaplan-Meier curves", this::groups));
  }

  private <T> Optional<T> attempt(String statistic, Supplier<T> computation) {
    return absences.attempt(model.name(), statistic, computation);
  }

  private BootstrapInterval bootstrap() {
    return new Bootstrap(scores.length, resampling.replicates(), resampling.seed())
        .percentile(rows -> Concordance.of(outcome.rows(rows), chosen(rows)).value());
  }

  private double[] chosen(int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> scores[row]).toArray();
  }

  private TimeDependentAuc timeAuc() {
    double[] days = horizons.stream().mapToDouble(Double::doubleValue).toArray();
    return TimeDependentAuc.of(outcome, scores, days);
  }

  private GroupResult groups() {
    List<String> labels = model.labels();
    List<String> order = order(labels);
    Map<String, KaplanMeier> found = KaplanMeier.of(outcome, labels, ConfidenceType.LOG);
    Map<String, KaplanMeier> curves = new LinkedHashMap<>();
    order.forEach(label -> curves.put(label, found.get(label)));
    return new GroupResult(
        order.get(0),
        curves,
        attempt("log-rank test", () -> LogRank.of(outcome, labels)),
        attempt("hazard ratio of the groups", () -> hazardRatios(labels, order)).orElse(Map.of()));
  }

  /** Groups by mean score, the lowest first. */
  private List<String> order(List<String> labels) {
    Map<String, Double> means =
        IntStream.range(0, scores.length)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    labels::get, TreeMap::new, Collectors.averagingDouble(row -> scores[row])));
    return means.entrySet().stream()
        .sorted(Comparator.comparing(Map.Entry<String, Double>::getValue))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, CoxCoefficient> hazardRatios(List<String> labels, List<String> order) {
    List<String> others = order.subList(1, order.size());
    double[][] columns = new double[others.size()][labels.size()];
    for (int c = 0; c < columns.length; c++) {
      String label = others.get(c);
      Arrays.setAll(columns[c], row -> labels.get(row).equals(label) ? 1 : 0);
    }
    return others.isEmpty()
        ? Map.of()
        : CoxFit.of(FeatureTable.of(others, columns), outcome, Ties.EFRON).coefficients();
  }
}
