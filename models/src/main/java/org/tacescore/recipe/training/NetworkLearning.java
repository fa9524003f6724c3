package org.tacescore.recipe.training;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Folds;
import org.tacescore.network.Architecture;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.training.FeatureCache;
import org.tacescore.network.training.TrainedFeatures;
import org.tacescore.network.training.TrainedNetwork;
import org.tacescore.network.training.TrainedScores;
import org.tacescore.network.training.Trainer;
import org.tacescore.network.training.TrainingFailedException;
import org.tacescore.network.training.TrainingPlan;
import org.tacescore.network.training.TrainingSet;
import org.tacescore.network.training.TrainingTask;
import org.tacescore.network.weights.Weights;
import org.tacescore.recipe.Embedding;
import org.tacescore.recipe.Measure;
import org.tacescore.recipe.Recipe;

/**
 * Learns the network of a measure: once a fold, for the values of patients that it did not see, and
 * once from all. Each training has a folder with its checkpoint, so that one that was killed goes
 * on, and one that was over is not done again.
 */
final class NetworkLearning {
  private static final int CLASSES = 2;

  private final NetworkTraining training;
  private final Recipe recipe;
  private final Measure.Network measure;
  private final TrainingOptions options;
  private final Path work;
  private final RecipeProgress.Listener listener;
  private final Clock clock;
  private final StartingWeights start;
  private final FeatureCache trunk;

  /**
   * @param work of all trainings of this recipe
   */
  NetworkLearning(
      NetworkTraining training,
      Recipe recipe,
      Measure.Network measure,
      TrainingOptions options,
      TrainingWork work,
      RecipeProgress.Listener listener,
      Clock clock) {
    this.training = training;
    this.recipe = recipe;
    this.measure = measure;
    this.options = options;
    this.work = work.folder().resolve(measure.name());
    this.listener = listener;
    this.clock = clock;
    this.start = StartingWeights.of(options);
    this.trunk = work.trunk();
  }

  /**
   * A learned network.
   *
   * @param values of the measure
   * @param network learned from all eligible patients
   * @param seed of the weights that it started from; empty where they were given
   * @param facts of the learning
   * @param folds of all learning patients
   * @param embeddings of the recipe, by the networks of the folds and the final one
   */
  record Learned(
      LearnedMeasure values,
      TrainedNetwork network,
      Optional<Long> seed,
      TrainingFacts.Network facts,
      Folds folds,
      List<EmbeddedCohort> embeddings) {}

  /**
   * Learns from the eligible patients who have every clinical value that the network takes.
   *
   * @throws UntrainableException naming the measure
   * @throws TrainingFailedException when a training cannot begin or go on
   */
  Learned learn(CohortRows rows, CohortColumns columns) {
    requireCrops(rows);
    Folds folds = folds(rows);
    NetworkCases cases = new NetworkCases(recipe, measure, rows, columns);
    int[] usable = cases.usable(rows.eligible());
    List<Integer> bestEpochs = new ArrayList<>();
    List<TrainedNetwork> ofFolds = new ArrayList<>();
    List<Optional<Double>> values =
        new ArrayList<>(Collections.nCopies(rows.count(), Optional.empty()));
    for (int fold = 0; fold < training.folds(); fold++) {
      int held = fold;
      TrainedNetwork network =
          train(
              cases,
              IntStream.of(usable).filter(row -> folds.foldOf(row) != held).toArray(),
              fold + 1);
      bestEpochs.add(network.history().bestEpoch());
      ofFolds.add(network);
      int[] places = IntStream.of(usable).filter(row -> folds.foldOf(row) == held).toArray();
      put(scores(network, cases, places), places, values);
    }
    TrainedNetwork network = train(cases, usable, training.folds() + 1);
    bestEpochs.add(network.history().bestEpoch());
    int[] others = cases.usable(rows.others());
    put(scores(network, cases, others), others, values);
    LearnedMeasure learned =
        new LearnedMeasure(
            measure.name(), training.cut(), training.folds(), values, heldOut(network, cases));
    return new Learned(
        learned,
        network,
        start.seedOfAll(startSeed("all")),
        facts(bestEpochs),
        folds,
        recipe.embeddings().stream()
            .map(embedding -> embedded(embedding, cases, network, ofFolds))
            .toList());
  }

  private static void put(List<Double> scores, int[] rows, List<Optional<Double>> values) {
    for (int i = 0; i < rows.length; i++) {
      values.set(rows[i], Optional.of(scores.get(i)));
    }
  }

  private EmbeddedCohort embedded(
      Embedding embedding, NetworkCases cases, TrainedNetwork network, List<TrainedNetwork> folds) {
    List<ImageTensor> learning = cases.crops(embedding.name(), cases.rows().learning());
    return new EmbeddedCohort(
        embedding.name(),
        features(network, learning),
        folds.stream().map(fold -> features(fold, learning)).toList(),
        features(network, cases.crops(embedding.name(), cases.rows().heldOut())));
  }

  private List<List<Double>> features(TrainedNetwork network, List<ImageTensor> crops) {
    return EmbeddedCohort.rows(
        trunkFrozen()
            ? TrainedFeatures.of(network.spec(), network.weights(), crops, options.threads(), trunk)
            : TrainedFeatures.of(network.spec(), network.weights(), crops, options.threads()));
  }

  private Folds folds(CohortRows rows) {
    try {
      return rows.folds(training.folds(), seed("folds"));
    } catch (DegenerateDataException e) {
      throw UntrainableException.notLearnable(measure.name(), e);
    }
  }

  private void requireCrops(CohortRows rows) {
    for (int row = 0; row < rows.count(); row++) {
      if (!rows.patient(row).prepared().crops().containsKey(measure.name())) {
        throw new UntrainableException(
            UntrainableException.Fault.NO_CROP,
            "learning patient %d of %d has no crop for %s"
                .formatted(row + 1, rows.count(), measure.name()));
      }
    }
  }

  /** A training on some rows; {@code run} counts from 1, the last is that on all. */
  private TrainedNetwork train(NetworkCases cases, int[] some, int run) {
    String name = run > training.folds() ? "all" : "fold-" + run;
    TrainingSet set =
        new TrainingSet(Arrays.stream(some).mapToObj(cases::training).toList(), CLASSES);
    NetworkSpec spec = spec(training, measure);
    TrainingTask task =
        new TrainingTask(
            spec, start(spec, name), set, plan(set).with(seed(name + " plan"), options.threads()));
    return Trainer.in(
            work.resolve(name),
            trunk,
            status ->
                listener.report(
                    new RecipeProgress(
                        measure.name(), run, training.folds() + 1, Optional.of(status))),
            clock)
        .train(task);
  }

  /** The folds' networks and the final one then have one trunk, which sees every image once. */
  private boolean trunkFrozen() {
    return training.plan().trunkFrozen(Architecture.of(training.architecture()));
  }

  private Weights start(NetworkSpec spec, String name) {
    return start.draw(spec, startSeed(name));
  }

  /** A trunk that is not trained is the same in every fold. */
  private long startSeed(String name) {
    boolean whole = training.plan().trained().contains("");
    return seed((whole ? name : "all") + " start");
  }

  /** What is trained: the recipe's image and the training's layers. */
  static NetworkSpec spec(NetworkTraining training, Measure.Network measure) {
    return Architecture.of(training.architecture())
        .shipped()
        .withImage(measure.crop().shape())
        .withClasses(CLASSES)
        .withClinical(measure.clinical().size())
        .withWidth(training.width());
  }

  private TrainingPlan plan(TrainingSet set) {
    return training.classWeights() == NetworkTraining.ClassWeighting.BALANCED
        ? training.plan().withClassWeights(set.balancedWeights())
        : training.plan();
  }

  private List<Double> scores(TrainedNetwork network, NetworkCases cases, int[] some) {
    return scores(
        network,
        Arrays.stream(some).mapToObj(cases::crop).toList(),
        Arrays.stream(some).mapToObj(row -> cases.clinical(row).orElseThrow()).toList());
  }

  private List<Double> scores(
      TrainedNetwork network, List<ImageTensor> crops, List<List<Float>> clinical) {
    if (crops.isEmpty()) {
      return List.of();
    }
    int outputClass = measure.outputClass();
    return trunkFrozen()
        ? TrainedScores.of(network, crops, clinical, outputClass, options.threads(), trunk)
        : TrainedScores.of(network, crops, clinical, outputClass, options.threads());
  }

  private List<Optional<Double>> heldOut(TrainedNetwork network, NetworkCases cases) {
    List<Optional<Double>> all = new ArrayList<>();
    for (int place = 0; place < cases.rows().heldOut().size(); place++) {
      Optional<ImageTensor> crop = cases.heldOutCrop(place);
      Optional<List<Float>> clinical = cases.heldOutClinical(place);
      all.add(
          crop.isPresent() && clinical.isPresent()
              ? Optional.of(scores(network, List.of(crop.get()), List.of(clinical.get())).get(0))
              : Optional.empty());
    }
    return all;
  }

  /** The plan's threads are left out: 1 stands for any. */
  private TrainingFacts.Network facts(List<Integer> bestEpochs) {
    TrainingPlan plan = training.plan().with(seed("all plan"), 1);
    return new TrainingFacts.Network(
        measure.name(), training.architecture(), training.width(), bestEpochs, plan.json());
  }

  private long seed(String step) {
    return Seeds.of(options.seed(), "network " + measure.name() + " " + step);
  }
}
