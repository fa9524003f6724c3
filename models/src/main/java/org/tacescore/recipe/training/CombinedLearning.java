package org.tacescore.recipe.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.Folds;
import org.tacescore.learning.model.LogisticModel;
import org.tacescore.learning.model.LogisticTrainer;
import org.tacescore.learning.model.Pipeline;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.recipe.ModelPart;

/**
 * Learns functions of earlier measures. The measures' values are of models that did not learn from
 * the patient, and the function is learned again for each fold, so that its value for a patient is
 * too.
 */
final class CombinedLearning {
  private final CombinedTraining training;
  private final String measure;
  private final long seed;

  CombinedLearning(CombinedTraining training, String measure, long seed) {
    this.training = training;
    this.measure = measure;
    this.seed = Seeds.of(seed, "combined " + training.part());
  }

  /**
   * Learns from the eligible patients that have every column.
   *
   * @param origin puts what was learned into words
   * @throws UntrainableException naming the part
   */
  LearnedPart learn(CohortRows rows, CohortColumns columns, Function<String, String> origin) {
    try {
      return learned(rows, columns, origin);
    } catch (DegenerateDataException e) {
      throw UntrainableException.notLearnable(training.part(), e);
    }
  }

  private LearnedPart learned(
      CohortRows rows, CohortColumns columns, Function<String, String> origin) {
    Folds folds = rows.folds(training.folds(), seed);
    List<Optional<Double>> values =
        new ArrayList<>(Collections.nCopies(rows.count(), Optional.empty()));
    StandardisedModel last = fit(rows, columns, IntStream.range(0, rows.count()).toArray());
    for (int fold = 0; fold < folds.count(); fold++) {
      StandardisedModel model = fit(rows, columns, folds.training(fold));
      for (int row : folds.heldOut(fold)) {
        StandardisedModel speaks = rows.label(row).eligible() ? model : last;
        values.set(
            row, score(speaks, column -> columns.learning(column, row, CohortColumns.FINAL)));
      }
    }
    List<Optional<Double>> heldOut =
        IntStream.range(0, rows.heldOut().size())
            .mapToObj(place -> score(last, column -> columns.heldOut(column, place)))
            .toList();
    LearnedMeasure learned =
        new LearnedMeasure(measure, training.cut(), training.folds(), values, heldOut);
    String words =
        training.fit() instanceof CombinedTraining.Published
            ? "published logistic regression, measures on the scale of this cohort"
            : "logistic regression";
    return new LearnedPart(
        training.part(),
        new ModelPart(
            last,
            origin.apply(
                "%s on %d measures. %s"
                    .formatted(words, training.columns().size(), training.source()))),
        learned,
        facts(words),
        folds);
  }

  /** A model of the eligible among some rows that have every column. */
  private StandardisedModel fit(CohortRows rows, CohortColumns columns, int[] some) {
    int[] usable =
        IntStream.of(some)
            .filter(row -> rows.label(row).eligible() && columns.hasAll(training.parsed(), row))
            .toArray();
    FeatureTable table = columns.table(training.columns(), usable, CohortColumns.FINAL);
    BinaryOutcome outcome = rows.outcome(usable);
    if (training.fit() instanceof CombinedTraining.Published published) {
      return new StandardisedModel(
          scale(table), new LogisticModel(published.intercept(), published.coefficients()));
    }
    return Pipeline.of(List.of(), new LogisticTrainer()).learn(table, outcome, seed).model();
  }

  private static List<StandardisedModel.Column> scale(FeatureTable table) {
    List<StandardisedModel.Column> scale = new ArrayList<>();
    for (int c = 0; c < table.width(); c++) {
      double[] values = table.column(c);
      double mean = Arrays.stream(values).average().orElse(0);
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      boolean binary = Arrays.stream(values).allMatch(v -> v == 0 || v == 1);
      scale.add(
          binary
              ? new StandardisedModel.Column(table.names().get(c), 0, 1)
              : new StandardisedModel.Column(
                  table.names().get(c), mean, Math.sqrt(squares / (values.length - 1))));
    }
    return scale;
  }

  private static Optional<Double> score(
      StandardisedModel model, Function<FeatureColumn, Optional<Double>> value) {
    List<Double> row =
        model.names().stream()
            .map(FeatureColumn::parse)
            .map(value)
            .flatMap(Optional::stream)
            .toList();
    return row.size() < model.width()
        ? Optional.empty()
        : Optional.of(model.score(row.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private TrainingFacts.Signature facts(String words) {
    Map<String, Integer> inAll = new HashMap<>();
    training.columns().forEach(column -> inAll.put(column, training.folds()));
    return new TrainingFacts.Signature(
        training.part(),
        training.folds(),
        training.columns().size(),
        List.of(),
        training.columns(),
        words,
        Optional.empty(),
        inAll);
  }
}
