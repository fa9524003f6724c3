package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/** The features of every image of a task, each computed once by the graph for inference. */
final class Features {
  private final TrainingTask task;
  private final FeatureCache cache;
  private final String network;
  private final int length;

  Features(TrainingTask task, FeatureCache cache) {
    this.task = task;
    this.cache = cache;
    this.network = Digests.network(task.spec(), withoutHead(task));
    this.length =
        task.start().get(task.head() + ".weight").shape()[1] - task.spec().contract().clinical();
  }

  private static Weights withoutHead(TrainingTask task) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(task.start().asMap());
    tensors.keySet().removeIf(name -> TrainingTask.layer(name).equals(task.head()));
    return Weights.of(tensors);
  }

  /** A row an image: its features, then the patient's clinical values. */
  HeadRows rows() {
    List<TrainingImage> images = TrainingBatches.images(task.set().cases());
    List<TrainingImage> missing =
        images.stream().filter(i -> cache.find(network, i, length).isEmpty()).toList();
    if (!missing.isEmpty()) {
      compute(missing);
    }
    List<HeadRows.Row> rows = new ArrayList<>();
    for (TrainingImage image : images) {
      float[] features = cache.find(network, image, length).orElseThrow();
      rows.add(new HeadRows.Row(withClinical(features, image.of().clinical()), image.of()));
    }
    return new HeadRows(rows);
  }

  private void compute(List<TrainingImage> missing) {
    try (EvaluationGraph graph = new EvaluationGraph(task.spec(), task.plan().threads())) {
      graph.assign(task.start());
      for (List<TrainingImage> run : TrainingBatches.runs(missing, task.plan().batch())) {
        float[] features = graph.features(ImageBatch.of(run));
        for (int i = 0; i < run.size(); i++) {
          cache.put(
              network, run.get(i), Arrays.copyOfRange(features, i * length, (i + 1) * length));
        }
      }
    }
  }

  private static float[] withClinical(float[] features, List<Float> clinical) {
    float[] row = Arrays.copyOf(features, features.length + clinical.size());
    for (int i = 0; i < clinical.size(); i++) {
      row[features.length + i] = clinical.get(i);
    }
    return row;
  }
}
