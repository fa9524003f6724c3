package org.tacescore.network.training;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.weights.Weights;

/**
 * Gives what a network's classifying layer reads of patients' images, by the graph of inference.
 * Clinical values have no part in it: they join behind the features.
 */
public final class TrainedFeatures {
  private static final int ANY_CLASS = 0;

  private TrainedFeatures() {}

  /**
   * The features of each patient: the mean over the patient's images, summed in double precision.
   *
   * @param weights every tensor of the architecture
   * @param patients all images of each
   * @param threads patients at a time, which changes no bit
   * @return one array a patient, in their order, each a value a feature
   */
  public static List<double[]> of(
      NetworkSpec spec, Weights weights, List<ImageTensor> patients, int threads) {
    List<TrainingCase> cases = cases(spec, patients);
    return SideBySide.inRuns(
        threads,
        cases.size(),
        (from, to) -> of(spec, weights, cases.subList(from, to), ImageBatch::of));
  }

  /**
   * The same with a trunk that runs only for images that it has not seen.
   *
   * @param trunk shared with whoever else looks at the images through the same trunk
   */
  public static List<double[]> of(
      NetworkSpec spec, Weights weights, List<ImageTensor> patients, FeatureCache trunk) {
    List<TrainingCase> cases = cases(spec, patients);
    Features features = Features.ofTrunk(spec, weights, 1, trunk);
    return of(spec, weights, cases, new TrunkOutputs(cases, features));
  }

  /**
   * Has the trunk see all images, so that whoever shares it finds what it makes of them.
   *
   * @param threads patients at a time, which changes no bit
   */
  public static void seeAll(
      NetworkSpec spec,
      Weights weights,
      List<ImageTensor> patients,
      int threads,
      FeatureCache trunk) {
    List<TrainingCase> cases = cases(spec, patients);
    SideBySide.inRuns(
        threads,
        cases.size(),
        (from, to) -> Features.ofTrunk(spec, weights, 1, trunk).byPatient(cases.subList(from, to)));
  }

  private static List<TrainingCase> cases(NetworkSpec spec, List<ImageTensor> patients) {
    List<Float> clinical = Collections.nCopies(spec.contract().clinical(), 0f);
    return IntStream.range(0, patients.size())
        .mapToObj(i -> new TrainingCase("read " + i, ANY_CLASS, patients.get(i), clinical))
        .toList();
  }

  private static List<double[]> of(
      NetworkSpec spec, Weights weights, List<TrainingCase> cases, ImageSource source) {
    try (EvaluationGraph graph = new EvaluationGraph(spec, 1)) {
      graph.assign(weights);
      return cases.stream().map(one -> mean(graph, one, source)).toList();
    }
  }

  private static double[] mean(EvaluationGraph graph, TrainingCase one, ImageSource source) {
    double[] sums = new double[0];
    for (List<TrainingImage> run :
        TrainingBatches.runs(TrainingBatches.images(List.of(one)), NetworkInput.MOST_AT_ONCE)) {
      float[] values = graph.features(source.batch(run));
      int length = values.length / run.size();
      sums = sums.length == 0 ? new double[length] : sums;
      for (int i = 0; i < values.length; i++) {
        sums[i % length] += values[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= one.count();
    }
    return sums;
  }
}
