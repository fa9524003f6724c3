package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tacescore.learning.Folds;
import org.tacescore.recipe.Measure;
import org.tacescore.refusal.Refusal;

/**
 * What a recipe says of the patients that it was trained with. Cutoffs are learned twice: those of
 * the recipe from all learning patients; and in each fold from the patients of the other folds, so
 * that no patient's group was decided with the patient's own outcome. Values are in either case of
 * models that did not learn from the patient.
 */
final class CohortPredictions {
  private final RecipeTemplate template;
  private final CohortRows rows;
  private final List<LearnedMeasure> measures;
  private final List<LearnedMeasure> clinical;
  private final Exclusions exclusions;
  private final List<MeasuredPatient> learning;

  CohortPredictions(
      RecipeTemplate template,
      CohortRows rows,
      List<LearnedMeasure> measures,
      CohortColumns columns,
      Exclusions exclusions) {
    this.template = template;
    this.rows = rows;
    this.measures = measures;
    this.clinical =
        template.recipe().measures().stream()
            .filter(Measure.Clinical.class::isInstance)
            .map(measure -> columns.measure(measure.name()))
            .toList();
    this.exclusions = exclusions;
    this.learning = IntStream.range(0, rows.count()).mapToObj(this::learningPatient).toList();
  }

  private MeasuredPatient learningPatient(int row) {
    Map<String, Double> values = new LinkedHashMap<>();
    Optional<Refusal> lack = ClinicalNumbers.lack(template.recipe(), rows.patient(row));
    lack.ifPresent(reason -> exclusions.add(reason.name()));
    if (lack.isEmpty()) {
      clinical.forEach(
          one -> one.learning().get(row).ifPresent(value -> values.put(one.measure(), value)));
    }
    measures.forEach(
        one -> one.learning().get(row).ifPresent(value -> values.put(one.measure(), value)));
    return new MeasuredPatient(values, rows.label(row), rows.patient(row).outcome());
  }

  /**
   * The recipe's cutoffs, from all learning patients.
   *
   * @throws UntrainableException when one cannot be learned
   */
  RecipeCuts cuts() {
    return RecipeCuts.learn(template, learning).requireAll();
  }

  /** Of every patient, in the cohort's order; a held-out one that cannot be measured has none. */
  List<Prediction> all(RecipeCuts cuts, Folds folds) {
    List<Prediction> predictions = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      int held = fold;
      RecipeCuts others =
          RecipeCuts.learn(
              template,
              IntStream.range(0, rows.count())
                  .filter(row -> folds.foldOf(row) != held)
                  .mapToObj(learning::get)
                  .toList());
      others.failed().forEach(id -> exclusions.add("FOLD_WITHOUT_CUTOFF_OF_" + id));
      IntStream.range(0, rows.count())
          .filter(row -> folds.foldOf(row) == held)
          .forEach(row -> predictions.add(learned(row, others)));
    }
    for (int place = 0; place < rows.heldOut().size(); place++) {
      heldOut(place, cuts).ifPresent(predictions::add);
    }
    predictions.sort(Comparator.comparingInt(Prediction::row));
    return predictions;
  }

  private Prediction learned(int row, RecipeCuts cuts) {
    MeasuredPatient patient = learning.get(row);
    return prediction(
        rows.cohortRow(row),
        rows.patient(row).centre(),
        patient.label().eligible() ? Prediction.By.OUT_OF_FOLD : Prediction.By.NOT_LEARNED_FROM,
        patient,
        cuts);
  }

  private Optional<Prediction> heldOut(int place, RecipeCuts cuts) {
    Map<String, Double> values = new LinkedHashMap<>();
    CohortPatient patient = rows.heldOut().get(place);
    Optional<Refusal> lack = ClinicalNumbers.lack(template.recipe(), patient);
    lack.ifPresent(reason -> exclusions.add("HELD_OUT_" + reason));
    if (lack.isEmpty()) {
      clinical.forEach(
          one -> one.heldOut().get(place).ifPresent(value -> values.put(one.measure(), value)));
    }
    for (LearnedMeasure one : measures) {
      Optional<Double> value = one.heldOut().get(place);
      if (value.isEmpty() && lack.isEmpty()) {
        exclusions.add("HELD_OUT_WITHOUT_" + one.measure());
        return Optional.empty();
      }
      value.ifPresent(number -> values.put(one.measure(), number));
    }
    int cohortRow = rows.heldOutCohortRow(place);
    MeasuredPatient measured =
        new MeasuredPatient(values, rows.cohortLabel(cohortRow), patient.outcome());
    return Optional.of(
        prediction(cohortRow, patient.centre(), Prediction.By.HELD_OUT, measured, cuts));
  }

  private Prediction prediction(
      int cohortRow, String centre, Prediction.By by, MeasuredPatient patient, RecipeCuts cuts) {
    Map<String, Double> inOrder = new LinkedHashMap<>();
    measures.forEach(
        measure ->
            Optional.ofNullable(patient.values().get(measure.measure()))
                .ifPresent(value -> inOrder.put(measure.measure(), value)));
    return new Prediction(
        cohortRow,
        centre,
        by,
        patient.label(),
        inOrder,
        cuts.total(patient),
        cuts.variants(patient));
  }
}
