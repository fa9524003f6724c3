package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;
import org.tacescore.learning.SurvivalOutcome;
import org.tacescore.learning.regression.CrossValidatedPath;
import org.tacescore.learning.regression.ElasticNetOptions;
import org.tacescore.learning.regression.Response;
import org.tacescore.learning.selection.ElasticNetSelection;
import org.tacescore.learning.survival.CoxFit;
import org.tacescore.learning.survival.Ties;
import org.tacescore.recipe.CoxPart;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.Measure;

/**
 * Learns Cox regressions of measures and embeddings: once from all patients whose survival is known
 * and who have every column, and once for each fold, for the values of patients that it did not
 * see. Columns of embeddings are chosen anew each time.
 */
final class SurvivalLearning {
  private static final double DAYS_A_MONTH = 30.4375;

  /** What fewer columns may mend. */
  private static final Set<Degeneracy> OF_COLUMNS =
      Set.of(
          Degeneracy.NOT_CONVERGED,
          Degeneracy.SEPARATION,
          Degeneracy.DUPLICATE_COLUMN,
          Degeneracy.TOO_MANY_FEATURES);

  private final SurvivalTraining training;
  private final Measure.Survival measure;
  private final long seed;

  SurvivalLearning(SurvivalTraining training, Measure.Survival measure, long seed) {
    this.training = training;
    this.measure = measure;
    this.seed = Seeds.of(seed, "survival " + training.part());
  }

  /**
   * Learns.
   *
   * @param folds of the network whose embeddings it takes; else its own are drawn
   * @param origin puts what was learned into words
   * @throws UntrainableException naming the part
   */
  LearnedPart learn(
      CohortRows rows,
      CohortColumns columns,
      Optional<Folds> folds,
      Function<String, String> origin) {
    try {
      return learned(
          rows, columns, folds.orElseGet(() -> rows.folds(training.folds(), seed)), origin);
    } catch (DegenerateDataException e) {
      throw UntrainableException.notLearnable(training.part(), e);
    }
  }

  private LearnedPart learned(
      CohortRows rows, CohortColumns columns, Folds folds, Function<String, String> origin) {
    int[] all = IntStream.range(0, rows.count()).toArray();
    CoxPart last = fit(rows, columns, all, CohortColumns.FINAL);
    List<Optional<Double>> values =
        new ArrayList<>(Collections.nCopies(rows.count(), Optional.empty()));
    Map<String, Integer> selected = new HashMap<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      int place = fold;
      CoxPart model = fit(rows, columns, folds.training(fold), fold);
      model.terms().forEach(term -> selected.merge(term.column(), 1, Integer::sum));
      for (int row : folds.heldOut(fold)) {
        values.set(row, predictor(model, column -> columns.learning(column, row, place)));
      }
    }
    List<Optional<Double>> heldOut =
        IntStream.range(0, rows.heldOut().size())
            .mapToObj(place -> predictor(last, column -> columns.heldOut(column, place)))
            .toList();
    List<String> names = last.terms().stream().map(CoxPart.Term::column).toList();
    return new LearnedPart(
        training.part(),
        new CoxPart(
            last.terms(),
            last.baseline(),
            origin.apply(
                "Cox regression (Efron's ties) on %d columns. %s"
                    .formatted(names.size(), training.source()))),
        new LearnedMeasure(measure.name(), training.cut(), folds.count(), values, heldOut),
        new TrainingFacts.Signature(
            training.part(),
            folds.count(),
            names.size(),
            List.of(),
            names,
            "Cox regression, ties by Efron",
            Optional.empty(),
            selected),
        folds);
  }

  private CoxPart fit(CohortRows rows, CohortColumns columns, int[] some, int fold) {
    int[] usable =
        IntStream.of(some)
            .filter(
                row ->
                    rows.patient(row).outcome().timeDays().isPresent()
                        && columns.hasAll(training.parsed(), row))
            .toArray();
    if (usable.length == 0) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "no patient has a known survival and every column");
    }
    SurvivalOutcome outcome = rows.survival(usable);
    List<String> names = new ArrayList<>();
    for (SurvivalTraining.Choice choice : training.choose()) {
      names.addAll(chosen(choice, columns, usable, fold, outcome));
    }
    CoxFit cox = finite(names, chosen -> table(chosen, columns, usable, fold), outcome);
    return new CoxPart(
        cox.coefficients().entrySet().stream()
            .map(entry -> new CoxPart.Term(entry.getKey(), entry.getValue().coef()))
            .toList(),
        measure.horizons().stream()
            .map(Measure.Survival.Horizon::months)
            .sorted()
            .map(months -> new CoxPart.Hazard(months, cox.baseline().at(months * DAYS_A_MONTH)))
            .toList(),
        "fold");
  }

  private FeatureTable table(List<String> chosen, CohortColumns columns, int[] rows, int fold) {
    List<String> names = new ArrayList<>(training.columns());
    names.addAll(chosen);
    return varying(columns.table(names, rows, fold));
  }

  /**
   * Where the likelihood has no maximum, or columns say the same, the least of the chosen columns
   * is left out, until it has one.
   *
   * @param chosen largest first
   * @throws DegenerateDataException where the columns that it always has allow no regression
   */
  static CoxFit finite(
      List<String> chosen, Function<List<String>, FeatureTable> table, SurvivalOutcome outcome) {
    int kept = chosen.size();
    while (true) {
      try {
        return CoxFit.of(table.apply(chosen.subList(0, kept)), outcome, Ties.EFRON);
      } catch (DegenerateDataException e) {
        if (kept == 0 || !OF_COLUMNS.contains(e.degeneracy())) {
          throw e;
        }
        kept--;
      }
    }
  }

  /** A column that no two patients differ in says nothing, and has no coefficient. */
  private static FeatureTable varying(FeatureTable table) {
    return table.select(
        table.names().stream()
            .filter(name -> Arrays.stream(table.column(name)).distinct().limit(2).count() > 1)
            .toList());
  }

  private List<String> chosen(
      SurvivalTraining.Choice choice,
      CohortColumns columns,
      int[] rows,
      int fold,
      SurvivalOutcome outcome) {
    List<String> names =
        choice.embeddings().stream().flatMap(e -> columns.names(e).stream()).toList();
    FeatureTable table = varying(columns.table(names, rows, fold));
    int[] events = IntStream.range(0, rows.length).map(i -> outcome.event(i) ? 1 : 0).toArray();
    CrossValidatedPath path =
        CrossValidatedPath.of(
            table,
            Response.cox(outcome),
            ElasticNetOptions.of(choice.alpha()),
            Folds.stratified(events, choice.folds(), seed));
    return ElasticNetSelection.largest(
        table, path.path().model(path.lambdaMin()).coefficients(), choice.most());
  }

  private static Optional<Double> predictor(
      CoxPart model, Function<FeatureColumn, Optional<Double>> value) {
    return model.columns().stream().allMatch(column -> value.apply(column).isPresent())
        ? Optional.of(model.linearPredictor(column -> value.apply(column).orElseThrow()))
        : Optional.empty();
  }
}
