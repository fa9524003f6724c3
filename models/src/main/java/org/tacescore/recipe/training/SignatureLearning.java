package org.tacescore.recipe.training;

import java.util.ArrayList;
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
import org.tacescore.learning.model.LearnedModel;
import org.tacescore.learning.model.Learner;
import org.tacescore.learning.model.NestedCrossValidation;
import org.tacescore.recipe.ModelPart;

/** Learns signatures of features of regions and embeddings. */
public final class SignatureLearning {
  private final SignatureTraining training;
  private final String measure;
  private final long seed;
  private final RecipeProgress.Listener listener;
  private final ChosenBefore choices;

  /**
   * @param choices of other signatures of the group
   * @param measure name of the measure that the part computes
   * @param seed of the whole training
   */
  SignatureLearning(
      SignatureTraining training,
      String measure,
      long seed,
      RecipeProgress.Listener listener,
      ChosenBefore choices) {
    this.choices = choices;
    this.training = training;
    this.measure = measure;
    this.seed = seed;
    this.listener = listener;
  }

  /**
   * A learned signature.
   *
   * @param values of the measure
   * @param model learned from all eligible patients
   * @param facts of the learning
   * @param folds of all learning patients
   */
  record Learned(
      LearnedMeasure values, LearnedModel model, TrainingFacts.Signature facts, Folds folds) {
    /** As parts go into a bundle. */
    LearnedPart part(Function<String, String> origin, String source) {
      return new LearnedPart(
          facts.part(),
          new ModelPart(
              model.model(),
              origin.apply(
                  "%s on %d features. %s"
                      .formatted(facts.model(), facts.selected().size(), source))),
          values,
          facts,
          folds);
    }
  }

  /**
   * The scores of rows by models that did not see them, all choices made anew in each fold: what a
   * signature is judged by, also under permuted outcomes.
   *
   * @param table rows with features {@code REGION:feature}
   * @throws DegenerateDataException when nothing true can be learned
   */
  public static NestedCrossValidation.OutOfFold outOfFold(
      FeatureTable table, BinaryOutcome outcome, SignatureTraining training, long seed) {
    return new NestedCrossValidation(training.pipeline(), training.folds())
        .run(table, outcome, seed);
  }

  /**
   * Learns from the eligible patients.
   *
   * @throws UntrainableException naming the part
   */
  Learned learn(CohortRows rows, CohortColumns columns) {
    try {
      return learn(rows, columns, features(rows, columns));
    } catch (DegenerateDataException e) {
      throw UntrainableException.notLearnable(training.part(), e);
    }
  }

  private CohortFeatures features(CohortRows rows, CohortColumns columns) {
    List<String> embeddings = training.regions().stream().filter(columns::isEmbedding).toList();
    List<String> regions =
        training.regions().stream().filter(region -> !columns.isEmbedding(region)).toList();
    return regions.isEmpty()
        ? CohortFeatures.embeddings(embeddings, columns, rows.count())
        : CohortFeatures.of(rows.learning(), regions).with(embeddings, columns, rows.count());
  }

  private Learned learn(CohortRows rows, CohortColumns columns, CohortFeatures features) {
    Folds folds = rows.folds(training.folds(), seed("folds"));
    FeatureTable eligible = features.table().rows(rows.eligible());
    BinaryOutcome outcome = rows.outcome();
    NestedCrossValidation.OutOfFold outOfFold =
        new NestedCrossValidation(told(), training.folds())
            .run(eligible, outcome, folds.rows(rows.eligible()), seed("out-of-fold"));
    report(training.folds() + 1);
    LearnedModel model = training.pipeline(choices).learn(eligible, outcome, seed("final"));
    List<Double> others =
        IntStream.of(rows.others()).mapToObj(row -> score(model, features.table(), row)).toList();
    LearnedMeasure values =
        new LearnedMeasure(
            measure,
            training.cut(),
            training.folds(),
            rows.merged(outOfFold.scores(), others).stream().map(Optional::of).toList(),
            IntStream.range(0, rows.heldOut().size())
                .mapToObj(place -> CohortFeatures.heldOut(model.model(), rows, columns, place))
                .toList());
    return new Learned(values, model, facts(features, model, outOfFold.learned()), folds);
  }

  /** The pipeline, telling each fold as it comes. */
  private Learner told() {
    List<Integer> begun = new ArrayList<>();
    return (table, outcome, foldSeed) -> {
      begun.add(begun.size() + 1);
      report(begun.size());
      return training.pipeline(choices).learn(table, outcome, foldSeed);
    };
  }

  private static double score(LearnedModel model, FeatureTable table, int row) {
    return model.scores(table.rows(new int[] {row}))[0];
  }

  private TrainingFacts.Signature facts(
      CohortFeatures features, LearnedModel model, List<LearnedModel> ofFolds) {
    Map<String, Integer> selected = new HashMap<>();
    ofFolds.forEach(
        fold -> fold.model().names().forEach(name -> selected.merge(name, 1, Integer::sum)));
    return new TrainingFacts.Signature(
        training.part(),
        training.folds(),
        features.table().width(),
        features.dropped(),
        model.model().names(),
        model.trainer().toString(),
        model.tuning().stream()
            .filter(tried -> tried.trainer().equals(model.trainer()))
            .map(LearnedModel.Tried::auc)
            .findFirst(),
        selected);
  }

  private void report(int run) {
    listener.report(new RecipeProgress(measure, run, training.folds() + 1, Optional.empty()));
  }

  private long seed(String step) {
    return Seeds.of(seed, training.seedName() + " " + step);
  }
}
