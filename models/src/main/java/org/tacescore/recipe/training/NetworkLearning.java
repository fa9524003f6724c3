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
import org.tacescore.network.training.TrainedNetwork;
import org.tacescore.network.training.TrainedScores;
import org.tacescore.network.training.Trainer;
import org.tacescore.network.training.TrainingCase;
import org.tacescore.network.training.TrainingFailedException;
import org.tacescore.network.training.TrainingPlan;
import org.tacescore.network.training.TrainingSet;
import org.tacescore.network.training.TrainingTask;
import org.tacescore.recipe.Measure;

/**
 * Learns the network of a measure: once a fold, for the values of patients that it did not see, and
 * once from all. Each training has a folder with its checkpoint, so that one that was killed goes
 * on, and one that was over is not done again.
 */
final class NetworkLearning {
  private static final int CLASSES = 2;
  private static final String ALL = "all";
  private static final String START = " start";

  private final NetworkTraining training;
  private final Measure.Network measure;
  private final TrainingOptions options;
  private final StartingWeights start;
  private final Path work;
  private final RecipeProgress.Listener listener;
  private final Clock clock;

  /**
   * @param work folder of all trainings of this recipe
   */
  NetworkLearning(
      NetworkTraining training,
      Measure.Network measure,
      TrainingOptions options,
      Path work,
      RecipeProgress.Listener listener,
      Clock clock) {
    this.training = training;
    this.measure = measure;
    this.options = options;
    this.start = StartingWeights.of(options);
    this.work = work.resolve(measure.name());
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * A learned network.
   *
   * @param values of the measure
   * @param network learned from all eligible patients
   * @param facts of the learning
   * @param folds of all learning patients
   * @param seed from which the network began; empty where it began at a file's weights
   */
  record Learned(
      LearnedMeasure values,
      TrainedNetwork network,
      TrainingFacts.Network facts,
      Folds folds,
      Optional<Long> seed) {}

  /**
   * Learns from the eligible patients.
   *
   * @throws UntrainableException naming the measure
   * @throws TrainingFailedException when a training cannot begin or go on
   */
  Learned learn(CohortRows rows) {
    requireCrops(rows);
    Folds folds = folds(rows);
    int[] eligible = rows.eligible();
    List<Integer> bestEpochs = new ArrayList<>();
    List<Double> outOfFold = new ArrayList<>(Collections.nCopies(eligible.length, 0.0));
    for (int fold = 0; fold < training.folds(); fold++) {
      int held = fold;
      TrainedNetwork network =
          train(
              rows,
              IntStream.of(eligible).filter(row -> folds.foldOf(row) != held).toArray(),
              fold + 1);
      bestEpochs.add(network.history().bestEpoch());
      int[] places =
          IntStream.range(0, eligible.length)
              .filter(place -> folds.foldOf(eligible[place]) == held)
              .toArray();
      List<Double> scores =
          scores(network, rows, IntStream.of(places).map(place -> eligible[place]).toArray());
      for (int i = 0; i < places.length; i++) {
        outOfFold.set(places[i], scores.get(i));
      }
    }
    TrainedNetwork network = train(rows, eligible, training.folds() + 1);
    bestEpochs.add(network.history().bestEpoch());
    LearnedMeasure values =
        new LearnedMeasure(
            measure.name(),
            training.cut(),
            training.folds(),
            rows.merged(outOfFold, scores(network, rows, rows.others())),
            heldOut(network, rows));
    return new Learned(
        values, network, facts(bestEpochs), folds, start.seedOfAll(seed(ALL + START)));
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
  private TrainedNetwork train(CohortRows rows, int[] some, int run) {
    String name = run > training.folds() ? ALL : "fold-" + run;
    TrainingSet set =
        new TrainingSet(
            Arrays.stream(some).mapToObj(row -> trainingCase(rows, row)).toList(), CLASSES);
    NetworkSpec spec = spec(training, measure);
    TrainingTask task =
        new TrainingTask(
            spec,
            start.draw(spec, seed(name + START)),
            set,
            plan(set).with(seed(name + " plan"), options.threads()));
    return Trainer.in(
            work.resolve(name),
            status ->
                listener.report(
                    new RecipeProgress(
                        measure.name(), run, training.folds() + 1, Optional.of(status))),
            clock)
        .train(task);
  }

  /** What is trained: the recipe's image and the training's layers. */
  static NetworkSpec spec(NetworkTraining training, Measure.Network measure) {
    return Architecture.of(training.architecture())
        .shipped()
        .withImage(measure.crop().shape())
        .withClasses(CLASSES)
        .withWidth(training.width());
  }

  private TrainingPlan plan(TrainingSet set) {
    return training.classWeights() == NetworkTraining.ClassWeighting.BALANCED
        ? training.plan().withClassWeights(set.balancedWeights())
        : training.plan();
  }

  private TrainingCase trainingCase(CohortRows rows, int row) {
    int label = rows.label(row) == EndpointLabel.POSITIVE ? 1 : 0;
    return TrainingCase.of("row " + row, label, crop(rows.patient(row)).orElseThrow());
  }

  private Optional<ImageTensor> crop(CohortPatient patient) {
    return Optional.ofNullable(patient.prepared().crops().get(measure.name()));
  }

  private List<Double> scores(TrainedNetwork network, CohortRows rows, int[] some) {
    return scores(
        network,
        Arrays.stream(some).mapToObj(row -> crop(rows.patient(row)).orElseThrow()).toList());
  }

  private List<Double> scores(TrainedNetwork network, List<ImageTensor> crops) {
    return crops.isEmpty()
        ? List.of()
        : TrainedScores.of(network, crops, measure.outputClass(), options.threads());
  }

  private List<Optional<Double>> heldOut(TrainedNetwork network, CohortRows rows) {
    List<Optional<ImageTensor>> crops = rows.heldOut().stream().map(this::crop).toList();
    List<Double> scores = scores(network, crops.stream().flatMap(Optional::stream).toList());
    List<Optional<Double>> all = new ArrayList<>();
    int next = 0;
    for (Optional<ImageTensor> crop : crops) {
      all.add(crop.isPresent() ? Optional.of(scores.get(next++)) : Optional.empty());
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
