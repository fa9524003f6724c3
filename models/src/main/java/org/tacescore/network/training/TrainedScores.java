package org.tacescore.network.training;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkInput;

/** Gives the probabilities that a trained network has for patients, by the graph of inference. */
public final class TrainedScores {
  private TrainedScores() {}

  /**
   * The softmax probability of a class for each patient, by a network that takes images alone; the
   * mean over the patient's images.
   *
   * @param patients all images of each
   * @param outputClass index of the class
   * @param threads patients at a time, which changes no bit
   * @return 0 to 1, in the order of the patients
   */
  public static List<Double> of(
      TrainedNetwork network, List<ImageTensor> patients, int outputClass, int threads) {
    List<List<Float>> none = Collections.nCopies(patients.size(), List.of());
    return of(network, patients, none, outputClass, threads);
  }

  /**
   * The softmax probability of a class for each patient; the mean over the patient's images.
   *
   * @param patients all images of each
   * @param clinical values of each patient in the network's order, the same for all of the
   *     patient's images; empty where it takes none
   * @param outputClass index of the class
   * @param threads patients at a time, which changes no bit
   * @return 0 to 1, in the order of the patients
   */
  public static List<Double> of(
      TrainedNetwork network,
      List<ImageTensor> patients,
      List<List<Float>> clinical,
      int outputClass,
      int threads) {
    List<TrainingCase> cases = cases(network, patients, clinical, outputClass);
    return SideBySide.inRuns(
        threads, cases.size(), (from, to) -> of(network, cases.subList(from, to), ImageBatch::of));
  }

  /**
   * The same with a trunk that runs only for images that it has not seen.
   *
   * @param trunk shared with whoever else looks at the images through the same trunk
   */
  public static List<Double> of(
      TrainedNetwork network,
      List<ImageTensor> patients,
      List<List<Float>> clinical,
      int outputClass,
      FeatureCache trunk) {
    List<TrainingCase> cases = cases(network, patients, clinical, outputClass);
    Features features = Features.ofTrunk(network.spec(), network.weights(), 1, trunk);
    return of(network, cases, new TrunkOutputs(cases, features));
  }

  private static List<TrainingCase> cases(
      TrainedNetwork network,
      List<ImageTensor> patients,
      List<List<Float>> clinical,
      int outputClass) {
    requireClinical(patients.size(), clinical, network.spec().contract().clinical());
    return IntStream.range(0, patients.size())
        .mapToObj(
            i -> new TrainingCase("scored " + i, outputClass, patients.get(i), clinical.get(i)))
        .toList();
  }

  private static List<Double> of(
      TrainedNetwork network, List<TrainingCase> cases, ImageSource source) {
    try (EvaluationGraph graph = new EvaluationGraph(network.spec(), 1)) {
      graph.assign(network.weights());
      int classes = network.spec().contract().classes();
      return cases.stream().map(one -> mean(graph, one, source, classes)).toList();
    }
  }

  private static void requireClinical(int patients, List<List<Float>> clinical, int needed) {
    if (clinical.size() != patients) {
      throw new IllegalArgumentException(
          "%d patients have images, %d clinical values".formatted(patients, clinical.size()));
    }
    for (List<Float> values : clinical) {
      if (values.size() != needed) {
        throw new IllegalArgumentException(
            "the network takes %d clinical values, a patient has %d"
                .formatted(needed, values.size()));
      }
    }
  }

  private static double mean(
      EvaluationGraph graph, TrainingCase one, ImageSource source, int classes) {
    double sum = 0;
    for (List<TrainingImage> run :
        TrainingBatches.runs(TrainingBatches.images(List.of(one)), NetworkInput.MOST_AT_ONCE)) {
      float[] logits = graph.logits(source.batch(run));
      for (int offset = 0; offset < logits.length; offset += classes) {
        sum += PatientLoss.probability(logits, offset, classes, one.label());
      }
    }
    return sum / one.count();
  }
}
