package org.tacescore.learning.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one model said of each patient of a cohort.
 *
 * @param name unique in the cohort
 * @param scores one a patient, finite, higher for the outcome; 0 to 1 where they are probabilities
 * @param cutoff learned beforehand
 * @param groups one label a patient where the model has groups of its own; else empty, and a cutoff
 *     makes {@code high} and {@code low}
 */
public record EvaluatedModel(
    String name,
    ScoreKind kind,
    List<Double> scores,
    Optional<Cutoff> cutoff,
    List<String> groups) {

  public EvaluatedModel {
    scores = List.copyOf(scores);
    groups = List.copyOf(groups);
    InvalidReportException.require(!name.isBlank(), "a model needs a name");
    InvalidReportException.require(
        scores.stream().allMatch(Double::isFinite), "a score of %s is not finite", name);
    InvalidReportException.require(
        kind != ScoreKind.PROBABILITY || scores.stream().allMatch(p -> p >= 0 && p <= 1),
        "a probability of %s is outside 0 to 1",
        name);
    InvalidReportException.require(
        groups.isEmpty() || groups.size() == scores.size(),
        "%s: %d groups for %d patients",
        name,
        groups.size(),
        scores.size());
  }

  /** A model without cutoff and groups; the array is copied. */
  public static EvaluatedModel of(String name, ScoreKind kind, double[] scores) {
    List<Double> values = Arrays.stream(scores).boxed().toList();
    return new EvaluatedModel(name, kind, values, Optional.empty(), List.of());
  }

  /** This model with a frozen cutoff. */
  public EvaluatedModel with(Cutoff frozen) {
    return new EvaluatedModel(name, kind, scores, Optional.of(frozen), groups);
  }

  /** This model with groups of its own, one label a patient. */
  public EvaluatedModel withGroups(List<String> labels) {
    return new EvaluatedModel(name, kind, scores, cutoff, labels);
  }

  double[] toArray() {
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A label a patient: the model's own, those of the cutoff, or none. */
  List<String> labels() {
    if (!groups.isEmpty() || cutoff.isEmpty()) {
      return groups;
    }
    Cutoff frozen = cutoff.get();
    return scores.stream().map(score -> frozen.high(score) ? "high" : "low").toList();
  }
}
