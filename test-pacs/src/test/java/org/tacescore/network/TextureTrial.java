package org.tacescore.network;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.network.crop.CropRule;
import org.tacescore.network.crop.CropSampler;
import org.tacescore.network.crop.CropSeries;
import org.tacescore.network.training.TrainedNetwork;
import org.tacescore.network.training.Trainer;
import org.tacescore.network.training.TrainingCase;
import org.tacescore.network.training.TrainingPlan;
import org.tacescore.network.training.TrainingProgress;
import org.tacescore.network.training.TrainingSet;
import org.tacescore.network.training.TrainingTask;
import org.tacescore.network.weights.Weights;
import org.tacescore.testpacs.phantom.TextureTask;
import org.tacescore.testpacs.phantom.TextureTask.Patient;

/** A network that learns the texture task of docs/phantoms.md, and what it is worth. */
final class TextureTrial {
  /** Keeps training and test patients of one seed apart. */
  private static final long TEST_PATIENTS = 0x7E57L << 32;

  private final NetworkSpec spec;
  private final CropRule rule;
  private final List<TrainingCase> training;
  private final List<TrainingCase> test;

  private TextureTrial(
      NetworkSpec spec, CropRule rule, List<TrainingCase> training, List<TrainingCase> test) {
    this.spec = spec;
    this.rule = rule;
    this.training = training;
    this.test = test;
  }

  /** Three adjacent arterial slices about each that is chosen of the tumour's. */
  static TextureTrial planar(
      String architecture, CropRule.Slices slices, int side, int pairs, int testPairs, long seed) {
    NetworkSpec spec =
        Architecture.of(architecture).shipped().withImage(ImageShape.planar(side, side, 3));
    CropRule rule =
        new CropRule(
            slices,
            slices == CropRule.Slices.EVERY ? 0.5 : 0,
            CropRule.Field.BOX,
            2,
            0,
            3,
            side,
            Preprocessing.plain(
                new Intensity.Window(-100, 250), ChannelMeaning.ADJACENT_SLICES, 3));
    return of(spec, rule, pairs, testPairs, seed);
  }

  /** A cube of both phases about the tumour. */
  static TextureTrial volumetric(
      String architecture, int side, int pairs, int testPairs, long seed) {
    NetworkSpec spec =
        Architecture.of(architecture).shipped().withImage(new ImageShape(side, side, side, 2));
    CropRule rule =
        new CropRule(
            CropRule.Slices.CUBE,
            0,
            CropRule.Field.BOX,
            2,
            0,
            1,
            side,
            Preprocessing.plain(new Intensity.Window(-100, 250), ChannelMeaning.PHASES, 2));
    return of(spec, rule, pairs, testPairs, seed);
  }

  private static TextureTrial of(
      NetworkSpec spec, CropRule rule, int pairs, int testPairs, long seed) {
    TextureTrial trial = new TextureTrial(spec, rule, new ArrayList<>(), new ArrayList<>());
    TextureTask.patients(pairs, seed).forEach(p -> trial.training.add(trial.crop(p)));
    TextureTask.patients(testPairs, seed ^ TEST_PATIENTS)
        .forEach(p -> trial.test.add(trial.crop(p)));
    return trial;
  }

  private TrainingCase crop(Patient patient) {
    List<CropSeries> series =
        rule.slices() == CropRule.Slices.CUBE
            ? List.of(
                new CropSeries(patient.arterial(), Optional.empty(), "arterial"),
                new CropSeries(patient.venous(), Optional.empty(), "venous"))
            : List.of(new CropSeries(patient.arterial(), Optional.empty(), "arterial"));
    ImageTensor images = CropSampler.sample(rule, patient.tumour(), series).images();
    return TrainingCase.of(patient.id(), patient.label(), images);
  }

  /**
   * Full training from seeded weights.
   *
   * @return AUC on the test patients of the network that was saved and loaded
   */
  double trained(TrainingPlan plan, Path folder) {
    TrainedNetwork network =
        Trainer.inMemory(TrainingProgress.SILENT, Clock.systemUTC())
            .train(
                new TrainingTask(
                    spec,
                    SavedModelWriter.seeded(spec, plan.seed()),
                    new TrainingSet(training, 2),
                    plan));
    SavedModelWriter.write(folder, spec, network.weights());
    try (SavedModelNetwork loaded =
        SavedModelNetwork.load(folder, spec.contract(), plan.threads())) {
      return auc(
          test.stream().mapToDouble(one -> loaded.run(one.images()).probability(0, 1)).toArray());
    }
  }

  /**
   * A head on the features of a network with seeded weights: first with the true labels, then with
   * labels that are permuted among the training patients.
   *
   * @return AUC on the test patients: of the true labels, then of each permutation
   */
  double[] heads(TrainingPlan plan, int permutations, Path folder) {
    Weights start = SavedModelWriter.seeded(spec, plan.seed());
    double[][] features = testFeatures(start, plan.threads(), folder);
    Trainer trainer = Trainer.inMemory(TrainingProgress.SILENT, Clock.systemUTC());
    SplittableRandom random = new SplittableRandom(plan.seed());
    List<TrainingCase> cases = training;
    double[] aucs = new double[permutations + 1];
    for (int i = 0; i <= permutations; i++) {
      TrainingTask task = new TrainingTask(spec, start, new TrainingSet(cases, 2), plan);
      Weights head = trainer.train(task).weights();
      aucs[i] = auc(Arrays.stream(features).mapToDouble(row -> margin(head, row)).toArray());
      cases = permuted(random);
    }
    return aucs;
  }

  private double[][] testFeatures(Weights weights, int threads, Path folder) {
    SavedModelWriter.write(folder, spec, weights);
    try (SavedModelNetwork network = SavedModelNetwork.load(folder, spec.contract(), threads)) {
      return test.stream()
          .map(one -> means(network.run(one.images()).features(), one.images().batch()))
          .toArray(double[][]::new);
    }
  }

  /** The mean of each feature over a patient's images. */
  private static double[] means(float[] features, int images) {
    double[] means = new double[features.length / images];
    for (int i = 0; i < features.length; i++) {
      means[i % means.length] += features[i] / images;
    }
    return means;
  }

  /** The logit of class 1 minus that of class 0. */
  private double margin(Weights weights, double[] features) {
    String head = Architecture.of(spec.architecture()).head();
    float[] kernel = weights.get(head + ".weight").toArray();
    float[] bias = weights.get(head + ".bias").toArray();
    double margin = bias[1] - bias[0];
    for (int i = 0; i < features.length; i++) {
      margin += features[i] * (kernel[features.length + i] - kernel[i]);
    }
    return margin;
  }

  /**
   * Permuted labels of which each class has as many patients of either true class: of labels that
   * are permuted freely, most go a little with the truth or against it, and a head that finds the
   * one strong direction of the features makes much of that little.
   */
  private List<TrainingCase> permuted(SplittableRandom random) {
    List<TrainingCase> cases = new ArrayList<>(training);
    for (int label = 0; label < 2; label++) {
      int truth = label;
      List<Integer> places =
          new ArrayList<>(
              IntStream.range(0, training.size())
                  .filter(i -> training.get(i).label() == truth)
                  .boxed()
                  .toList());
      for (int i = places.size() - 1; i > 0; i--) {
        Collections.swap(places, i, random.nextInt(i + 1));
      }
      for (int i = 0; i < places.size(); i++) {
        TrainingCase one = training.get(places.get(i));
        cases.set(places.get(i), TrainingCase.of(one.patient(), i % 2, one.images()));
      }
    }
    return cases;
  }

  /** Mann and Whitney's statistic: how often a patient of class 1 scores above one of class 0. */
  private double auc(double[] scores) {
    return auc(scores, test.stream().mapToInt(TrainingCase::label).toArray());
  }

  static double auc(double[] scores, int[] labels) {
    double above = 0;
    int pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] == 1 && labels[j] == 0) {
          pairs++;
          above += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return above / pairs;
  }
}
