package org.tacescore.learning.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.evaluation.Bootstrap;
import org.tacescore.learning.evaluation.BootstrapInterval;
import org.tacescore.learning.evaluation.Brier;
import org.tacescore.learning.evaluation.Calibration;
import org.tacescore.learning.evaluation.DecisionCurve;
import org.tacescore.learning.evaluation.HosmerLemeshow;
import org.tacescore.learning.evaluation.Roc;

/** One model against a binary outcome. */
final class BinaryEvaluation {
  private static final int INTERVALS = 20;

  /** The model was fitted on other patients: its groups lose no degree of freedom. */
  private static final int NOT_FITTED = 0;

  private final BinaryOutcome outcome;
  private final EvaluatedModel model;
  private final double[] scores;
  private final Resampling resampling;
  private final Absences absences;

  BinaryEvaluation(
      BinaryEndpoint endpoint, EvaluatedModel model, Resampling resampling, Absences absences) {
    this.outcome = endpoint.outcome();
    this.model = model;
    this.scores = endpoint.select(model.scores());
    this.resampling = resampling;
    this.absences = absences;
  }

  BinaryResult evaluate() {
    Optional<Roc> roc = attempt("AUC", () -> Roc.of(outcome, scores));
    return new BinaryResult(
        roc,
        roc.flatMap(area -> attempt("bootstrap interval of the AUC", this::bootstrap)),
        model
            .cutoff()
            .flatMap(c -> attempt("measures at the cutoff", () -> AtCutoff.of(outcome, scores, c))),
        probability("Brier score", this::brier),
        probability("calibration", this::calibration),
        probability(
            "Hosmer-Lemeshow test",
            () -> HosmerLemeshow.of(outcome, scores, HosmerLemeshow.GROUPS, NOT_FITTED)),
        probability("decision curve", () -> DecisionCurve.of(outcome, scores)),
        model.kind() == ScoreKind.PROBABILITY ? histogram() : List.of());
  }

  private <T> Optional<T> attempt(String statistic, Supplier<T> computation) {
    return absences.attempt(model.name(), statistic, computation);
  }

  private <T> Optional<T> probability(String statistic, Supplier<T> computation) {
    return model.kind() == ScoreKind.PROBABILITY
        ? attempt(statistic, computation)
        : Optional.empty();
  }

  private BootstrapInterval bootstrap() {
    return new Bootstrap(scores.length, resampling.replicates(), resampling.seed())
        .percentile(rows -> Roc.auc(outcome.rows(rows), chosen(rows)));
  }

  private double[] chosen(int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> scores[row]).toArray();
  }

  private BootstrapInterval brier() {
    return Brier.interval(outcome, scores, resampling.replicates(), resampling.seed());
  }

  private Calibration calibration() {
    return Calibration.of(
        outcome,
        scores,
        HosmerLemeshow.GROUPS,
        NOT_FITTED,
        resampling.replicates(),
        resampling.seed());
  }

  private List<Integer> histogram() {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(INTERVALS, 0));
    for (double probability : scores) {
      int place = (int) Math.min(INTERVALS - 1.0, probability * INTERVALS);
      counts.set(place, counts.get(place) + 1);
    }
    return counts;
  }
}
