package org.tacescore.network;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.model.ElasticNetTrainer;
import org.tacescore.learning.model.LogisticModel;
import org.tacescore.learning.model.Pipeline;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.learning.selection.DuplicateFilter;
import org.tacescore.learning.selection.ElasticNetSelection;
import org.tacescore.learning.selection.Mrmr;
import org.tacescore.learning.selection.VarianceFilter;
import org.tacescore.network.crop.CropRule;
import org.tacescore.network.crop.CropSampler;
import org.tacescore.network.crop.CropSeries;
import org.tacescore.network.crop.Crops;
import org.tacescore.network.training.Trainer;
import org.tacescore.network.training.TrainingCase;
import org.tacescore.network.training.TrainingPlan;
import org.tacescore.network.training.TrainingProgress;
import org.tacescore.network.training.TrainingSet;
import org.tacescore.network.training.TrainingTask;
import org.tacescore.network.weights.Weights;
import org.tacescore.recipe.Embedding;
import org.tacescore.recipe.FeatureColumn;
import org.tacescore.testpacs.phantom.TextureTask;
import org.tacescore.testpacs.phantom.TextureTask.Patient;
import org.tacescore.volume.Volume;

/**
 * Where the heat maps of networks that learned the texture task of docs/phantoms.md are highest.
 */
final class TextureAttention {
  private static final long TEST_PATIENTS = 0x7E57L << 32;
  private static final int THREADS = 2;

  private final NetworkSpec spec;
  private final CropRule rule;
  private final List<Seen> training;
  private final List<Seen> test;
  private final long seed;

  /** A patient with what the network sees of it. */
  private record Seen(Patient patient, Crops crops) {
    NetworkInput input() {
      return NetworkInput.of(crops.images());
    }
  }

  /**
   * What was found on patients that nothing was learned from.
   *
   * @param inside maps whose highest voxel lies inside the tumour
   * @param insideOfClass1 those of them that are of patients of class 1, which are half of all
   * @param patients maps
   * @param auc of the scores
   * @param area mean part of the crop that the tumour covers: the share by chance
   */
  record Share(int inside, int insideOfClass1, int patients, double auc, double area) {
    double share() {
      return (double) inside / patients;
    }
  }

  /**
   * The largest arterial slice three times.
   *
   * @param marginPart beside the tumour's box on each side, in parts of its longer side
   */
  TextureAttention(
      String architecture, int side, double marginPart, int pairs, int testPairs, long seed) {
    this.spec = Architecture.of(architecture).shipped().withImage(ImageShape.planar(side, side, 3));
    this.rule =
        new CropRule(
            CropRule.Slices.LARGEST,
            0,
            CropRule.Field.BOX,
            0,
            marginPart,
            1,
            side,
            Preprocessing.plain(
                new Intensity.ZScore(Intensity.Extent.CROP), ChannelMeaning.PHASES, 3));
    this.training = TextureTask.patients(pairs, seed).stream().map(this::seen).toList();
    this.test =
        TextureTask.patients(testPairs, seed ^ TEST_PATIENTS).stream().map(this::seen).toList();
    this.seed = seed;
  }

  private Seen seen(Patient patient) {
    CropSeries arterial = new CropSeries(patient.arterial(), Optional.empty(), "arterial");
    return new Seen(
        patient, CropSampler.sample(rule, patient.tumour(), Collections.nCopies(3, arterial)));
  }

  /** Class activation maps of a signature learned on a seeded trunk, as sorafenib-os learns it. */
  Share ofSignature(Path folder) {
    SavedModelWriter.write(folder, spec, SavedModelWriter.seeded(spec, 1));
    try (SavedModelNetwork network = SavedModelNetwork.load(folder, spec.contract(), THREADS)) {
      StandardisedModel signature = signature(network);
      Map<Integer, Double> weights = weights(signature);
      Explainer explainer = Explainer.of(network, new NetworkDefinition.Seeded(spec, 1), "seeded");
      double[] scores =
          test.stream()
              .mapToDouble(
                  one -> {
                    float[] features = network.run(one.input()).features();
                    return signature.score(
                        signature.names().stream()
                            .mapToDouble(name -> features[feature(name)])
                            .toArray());
                  })
              .toArray();
      return share(scores, one -> explainer.explain(one.input(), weights));
    }
  }

  /** What speaks for class 1 against class 0 in a network that is trained from seeded weights. */
  Share ofTrained(TrainingPlan plan, Path folder) {
    List<TrainingCase> cases =
        training.stream()
            .map(
                one ->
                    TrainingCase.of(
                        one.patient().id(), one.patient().label(), one.crops().images()))
            .toList();
    Weights weights =
        Trainer.inMemory(TrainingProgress.SILENT, Clock.systemUTC())
            .train(
                new TrainingTask(
                    spec,
                    SavedModelWriter.seeded(spec, plan.seed()),
                    new TrainingSet(cases, 2),
                    plan))
            .weights();
    SavedModelWriter.write(folder, spec, weights);
    try (SavedModelNetwork network = SavedModelNetwork.load(folder, spec.contract(), THREADS)) {
      Explainer explainer = Explainer.of(network, new NetworkDefinition.Seeded(spec, 1), "trained");
      double[] scores =
          test.stream().mapToDouble(one -> network.run(one.input()).probability(0, 1)).toArray();
      return share(scores, one -> explainer.contrast(one.input(), 1));
    }
  }

  private StandardisedModel signature(SavedModelNetwork network) {
    List<double[]> columns = new ArrayList<>();
    for (int row = 0; row < training.size(); row++) {
      float[] features = network.run(training.get(row).input()).features();
      for (int feature = 0; feature < features.length; feature++) {
        if (row == 0) {
          columns.add(new double[training.size()]);
        }
        columns.get(feature)[row] = features[feature];
      }
    }
    List<String> names = new ArrayList<>();
    for (int feature = 0; feature < columns.size(); feature++) {
      names.add(Embedding.column("DEEP", feature).name());
    }
    boolean[] labels = new boolean[training.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = training.get(row).patient().label() == 1;
    }
    ElasticNetTrainer net = new ElasticNetTrainer(0.5, 5, false);
    return Pipeline.of(
            List.of(
                new VarianceFilter(0),
                DuplicateFilter.EXACT,
                new Mrmr(50),
                new ElasticNetSelection(net, 10)),
            net)
        .learn(
            FeatureTable.of(names, columns.toArray(double[][]::new)),
            BinaryOutcome.of(labels),
            seed)
        .model();
  }

  private static Map<Integer, Double> weights(StandardisedModel signature) {
    LogisticModel model = (LogisticModel) signature.model();
    Map<Integer, Double> weights = new TreeMap<>();
    for (int i = 0; i < signature.width(); i++) {
      StandardisedModel.Column column = signature.columns().get(i);
      weights.put(feature(column.name()), model.coefficients().get(i) / column.sd());
    }
    return weights;
  }

  private static int feature(String name) {
    return Embedding.feature(FeatureColumn.parse(name));
  }

  private Share share(double[] scores, Function<Seen, Explanation> explanation) {
    int[] inside = new int[2];
    double area = 0;
    for (Seen one : test) {
      Volume map =
          explanation
              .apply(one)
              .on(one.crops().grids(), one.patient().arterial().geometry())
              .volume();
      inside[one.patient().label()] += isInside(one.patient(), map) ? 1 : 0;
      double side = one.crops().grids().get(0).spacingMm().columnMm() * rule.size();
      area += largestSliceMm2(one.patient()) / (side * side);
    }
    int[] labels = test.stream().mapToInt(one -> one.patient().label()).toArray();
    return new Share(
        inside[0] + inside[1],
        inside[1],
        test.size(),
        TextureTrial.auc(scores, labels),
        area / test.size());
  }

  /** Of equals the first voxel counts; a map that is 0 everywhere has no maximum. */
  private static boolean isInside(Patient patient, Volume map) {
    int highest = 0;
    for (int offset = 1; offset < map.geometry().size().voxels(); offset++) {
      highest = map.at(offset) > map.at(highest) ? offset : highest;
    }
    return map.at(highest) > 0 && patient.tumour().contains(highest);
  }

  private static double largestSliceMm2(Patient patient) {
    int slice =
        patient.arterial().geometry().size().columns()
            * patient.arterial().geometry().size().rows();
    long[] areas = new long[patient.arterial().geometry().size().slices()];
    patient.tumour().offsets().forEach(offset -> areas[offset / slice]++);
    long largest = 0;
    for (long area : areas) {
      largest = Math.max(largest, area);
    }
    return largest;
  }
}
