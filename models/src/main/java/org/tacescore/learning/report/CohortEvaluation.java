package org.tacescore.learning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.evaluation.CorrelationMatrix;
import org.tacescore.learning.evaluation.DeLongTest;
import org.tacescore.learning.evaluation.Idi;
import org.tacescore.learning.evaluation.Nri;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.learning.survival.ConcordanceComparison;

/** The evaluation of one cohort, step by step. */
final class CohortEvaluation {
  private final EvaluatedCohort cohort;
  private final Resampling resampling;
  private final Absences absences = new Absences();
  private final EvaluatedModel primary;

  CohortEvaluation(EvaluatedCohort cohort, Resampling resampling) {
    this.cohort = cohort;
    this.resampling = resampling;
    this.primary = cohort.model(cohort.primary());
  }

  Evaluation evaluate() {
    List<ModelResult> models = cohort.models().stream().map(this::model).toList();
    List<Comparison> comparisons =
        cohort.models().stream()
            .filter(m -> !m.name().equals(primary.name()))
            .map(this::compare)
            .toList();
    Map<String, Integer> centres = new TreeMap<>();
    cohort.centres().forEach(centre -> centres.merge(centre, 1, Integer::sum));
    List<CentreResult> byCentre =
        centres.size() < 2 ? List.of() : centres.keySet().stream().map(this::centre).toList();
    return new Evaluation(
        cohort.name(),
        Counts.of(cohort),
        centres,
        cohort.binary().map(BinaryEndpoint::definition),
        cohort.survival().map(SurvivalEndpoint::name),
        cohort.survival().map(SurvivalEndpoint::definition),
        cohort.survival().map(SurvivalEndpoint::horizons).orElse(List.of()),
        resampling,
        cohort.primary(),
        models,
        comparisons,
        byCentre,
        correlation(),
        ReportWarnings.of(cohort, models),
        absences.list());
  }

  private ModelResult model(EvaluatedModel model) {
    return new ModelResult(
        model.name(),
        model.kind(),
        model.cutoff(),
        cohort.binary().map(e -> new BinaryEvaluation(e, model, resampling, absences).evaluate()),
        cohort
            .survival()
            .map(e -> new SurvivalEvaluation(e, model, resampling, absences).evaluate()));
  }

  private Comparison compare(EvaluatedModel other) {
    String pair = primary.name() + " and " + other.name();
    boolean reclassified =
        cohort.comparator().filter(other.name()::equals).isPresent()
            && primary.kind() == ScoreKind.PROBABILITY
            && other.kind() == ScoreKind.PROBABILITY;
    Optional<BinaryEndpoint> moved = cohort.binary().filter(e -> reclassified);
    return new Comparison(
        other.name(),
        cohort
            .binary()
            .flatMap(
                e ->
                    absences.attempt(
                        pair,
                        "DeLong's test",
                        () -> DeLongTest.of(e.outcome(), scores(e, primary), scores(e, other)))),
        cohort
            .survival()
            .flatMap(
                e ->
                    absences.attempt(
                        pair,
                        "comparison of C",
                        () ->
                            ConcordanceComparison.of(
                                e.outcome(), primary.toArray(), other.toArray()))),
        moved.flatMap(
            e ->
                absences.attempt(
                    pair,
                    "NRI",
                    () -> Nri.continuous(e.outcome(), scores(e, other), scores(e, primary)))),
        moved.flatMap(
            e ->
                absences.attempt(
                    pair, "IDI", () -> Idi.of(e.outcome(), scores(e, other), scores(e, primary)))));
  }

  private static double[] scores(BinaryEndpoint endpoint, EvaluatedModel model) {
    return endpoint.select(model.scores());
  }

  private CentreResult centre(String centre) {
    int[] all =
        IntStream.range(0, cohort.centres().size())
            .filter(row -> cohort.centres().get(row).equals(centre))
            .toArray();
    String subject = primary.name() + " at " + centre;
    return new CentreResult(
        centre,
        all.length,
        cohort.binary().flatMap(e -> absences.attempt(subject, "AUC", () -> roc(e, centre))),
        cohort
            .survival()
            .flatMap(
                e ->
                    absences.attempt(
                        subject,
                        "C",
                        () ->
                            Concordance.of(
                                e.outcome().rows(all), chosen(primary.toArray(), all)))));
  }

  private Roc roc(BinaryEndpoint endpoint, String centre) {
    int[] places =
        IntStream.range(0, endpoint.rows().size())
            .filter(i -> cohort.centres().get(endpoint.rows().get(i)).equals(centre))
            .toArray();
    BinaryOutcome outcome = endpoint.outcome().rows(places);
    return Roc.of(outcome, chosen(scores(endpoint, primary), places));
  }

  private static double[] chosen(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
  }

  private Optional<CorrelationMatrix> correlation() {
    if (cohort.models().size() < 2) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    double[][] columns = new double[cohort.models().size()][];
    for (EvaluatedModel model : cohort.models()) {
      columns[names.size()] = model.toArray();
      names.add(model.name());
    }
    return absences.attempt(
        "all models",
        "Spearman's correlation",
        () -> CorrelationMatrix.spearman(FeatureTable.of(names, columns)));
  }
}
