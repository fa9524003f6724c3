package org.tacescore.learning.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tacescore.learning.evaluation.CorrelationMatrix;

/**
 * All that a cohort says of models: plain numbers, from which tables and drawings are made.
 *
 * @param cohort the cohort's name
 * @param centres patients by centre
 * @param outcome definition of the binary outcome
 * @param endpoint name and definition of the survival endpoint
 * @param horizons days
 * @param models in the order given
 * @param comparisons of the primary model with each other one
 * @param byCentre of the primary model, by the centre's name; empty where there is one centre
 * @param correlation Spearman's, between the models' scores; empty of a single model
 * @param warnings sentences of what the numbers do not support
 * @param absences statistics that do not exist, each with its reason
 */
public record Evaluation(
    String cohort,
    Counts counts,
    Map<String, Integer> centres,
    Optional<String> outcome,
    Optional<String> survivalName,
    Optional<String> endpoint,
    List<Double> horizons,
    Resampling resampling,
    String primary,
    List<ModelResult> models,
    List<Comparison> comparisons,
    List<CentreResult> byCentre,
    Optional<CorrelationMatrix> correlation,
    List<String> warnings,
    List<Absence> absences) {

  public Evaluation {
    centres = Collections.unmodifiableMap(new TreeMap<>(centres));
    horizons = List.copyOf(horizons);
    models = List.copyOf(models);
    comparisons = List.copyOf(comparisons);
    byCentre = List.copyOf(byCentre);
    warnings = List.copyOf(warnings);
    absences = List.copyOf(absences);
  }

  /** Computes everything; a statistic that the data does not allow is named, never guessed. */
  public static Evaluation of(EvaluatedCohort cohort, Resampling resampling) {
    return new CohortEvaluation(cohort, resampling).evaluate();
  }

  /**
   * The numbers as JSON with sorted keys; curves and single patients' times are left out, a number
   * that does not exist is null.
   */
  public String json() {
    return EvaluationJson.write(this);
  }

  ModelResult primaryResult() {
    return models.stream().filter(m -> m.name().equals(primary)).findFirst().orElseThrow();
  }
}
