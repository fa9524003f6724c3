package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkInput;

/** Gives the probabilities that a trained network has for patients, by the graph of inference. */
public final class TrainedScores {
  private TrainedScores() {}

  /**
   * The softmax probability of a class for each patient; the mean over the patient's images.
   *
   * @param patients all images of each
   * @param outputClass index of the class
   * @param threads of one operation, as in the training
   * @return 0 to 1, in the order of the patients
   */
  public static List<Double> of(
      TrainedNetwork network, List<ImageTensor> patients, int outputClass, int threads) {
    List<Double> scores = new ArrayList<>();
    try (EvaluationGraph graph = new EvaluationGraph(network.spec(), threads)) {
      graph.assign(network.weights());
      for (ImageTensor images : patients) {
        scores.add(mean(graph, images, network.spec().contract().classes(), outputClass));
      }
    }
    return List.copyOf(scores);
  }

  private static double mean(
      EvaluationGraph graph, ImageTensor images, int classes, int outputClass) {
    TrainingCase one = TrainingCase.of("scored", outputClass, images);
    double sum = 0;
    for (List<TrainingImage> run :
        TrainingBatches.runs(TrainingBatches.images(List.of(one)), NetworkInput.MOST_AT_ONCE)) {
      float[] logits = graph.logits(ImageBatch.of(run));
      for (int offset = 0; offset < logits.length; offset += classes) {
        sum += PatientLoss.probability(logits, offset, classes, outputClass);
      }
    }
    return sum / images.batch();
  }
}
