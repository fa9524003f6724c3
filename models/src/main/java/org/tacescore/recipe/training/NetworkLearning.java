package org.tacescore.recipe.training;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.Folds;
import org.tacescore.network.Architecture;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.training.FeatureCache;
import org.tacescore.network.training.SideBySide;
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
    List<TrainedNetwork> trained = trainAll(cases, usable, folds);
    List<TrainedNetwork> ofFolds = trained.subList(0, training.folds());
    TrainedNetwork network = trained.get(training.folds());
    List<Optional<Double>> values =
        new ArrayList<>(Collections.nCopies(rows.count(), Optional.empty()));
    for (int fold = 0; fold < training.folds(); fold++) {
      int held = fold;
      int[] places = IntStream.of(usable).filter(row -> folds.foldOf(row) == held).toArray();
      put(scores(ofFolds.get(fold), cases, places), places, values);
    }
    int[] others = cases.usable(rows.others());
    put(scores(network, cases, others), others, values);
    LearnedMeasure learned =
        new LearnedMeasure(
            measure.name(), training.cut(), training.folds(), values, heldOut(network, cases));
    return new Learned(
        learned,
        network,
        start.seedOfAll(startSeed("all")),
        facts(trained.stream().map(one -> one.history().bestEpoch()).toList()),
        folds,
        recipe.embeddings().stream()
            .map(embedding -> embedded(embedding, cases, network, ofFolds))
            .toList());
  }

  /** The networks of the folds and, last, that of all: each by itself, so in any order. */
  private List<TrainedNetwork> trainAll(NetworkCases cases, int[] usable, Folds folds) {
    List<Supplier<TrainedNetwork>> trainings = new ArrayList<>();
    for (int fold = 0; fold < training.folds(); fold++) {
      int held = fold;
      int[] some = IntStream.of(usable).filter(row -> folds.foldOf(row) != held).toArray();
      trainings.add(() -> train(cases, some, held + 1));
    }
    trainings.add(() -> train(cases, usable, training.folds() + 1));
    if (trunkFrozen()) {
      seeAll(cases, usable);
    }
    return SideBySide.run(options.threads(), trainings);
  }

  /** Before trainings share the trunk's outputs, so that none waits for another's. */
  private void seeAll(NetworkCases cases, int[] usable) {
    NetworkSpec spec = spec(training, measure);
    TrainedFeatures.seeAll(
        spec,
        start(spec, "all"),
        IntStream.of(usable).mapToObj(cases::crop).toList(),
        options.threads(),
        trunk);
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
            ? TrainedFeatures.of(network.spec(), network.weights(), crops, trunk)
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
        new TrainingTask(spec, start(spec, name), set, plan(set).with(seed(name + " plan"), 1));
    return Trainer.in(
            work.resolve(name),
            trunk,
            status ->
                report(
                    new RecipeProgress(
                        measure.name(), run, training.folds() + 1, Optional.of(status))),
            clock)
        .train(task);
  }

  /** One at a time: a listener need not know that trainings run side by side. */
  private synchronized void report(RecipeProgress progress) {
    listener.report(progress);
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
        ? TrainedScores.of(network, crops, clinical, outputClass, trunk)
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
