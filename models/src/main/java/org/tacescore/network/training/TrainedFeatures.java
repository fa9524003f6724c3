package org.tacescore.network.training;

import java.util.Collections;
import java.util.List;
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
    return SideBySide.inRuns(
        threads, patients.size(), (from, to) -> means(spec, weights, patients.subList(from, to)));
  }

  private static List<double[]> means(
      NetworkSpec spec, Weights weights, List<ImageTensor> patients) {
    List<Float> clinical = Collections.nCopies(spec.contract().clinical(), 0f);
    try (EvaluationGraph graph = new EvaluationGraph(spec, 1)) {
      graph.assign(weights);
      return patients.stream()
          .map(images -> mean(graph, new TrainingCase("read", ANY_CLASS, images, clinical)))
          .toList();
    }
  }

  private static double[] mean(EvaluationGraph graph, TrainingCase one) {
    double[] sums = new double[0];
    for (List<TrainingImage> run :
        TrainingBatches.runs(TrainingBatches.images(List.of(one)), NetworkInput.MOST_AT_ONCE)) {
      float[] values = graph.features(ImageBatch.of(run));
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
