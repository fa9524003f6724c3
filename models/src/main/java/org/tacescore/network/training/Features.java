package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/**
 * The features of every image of a task, each computed once by the graph for inference.
 *
 * <p>They are kept by run, not by image: an image's features differ in their last bits with the
 * number of images beside it, and with the number of threads.
 */
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
    List<List<TrainingImage>> runs =
        TrainingBatches.runs(TrainingBatches.images(task.set().cases()), task.plan().batch());
    List<String> digests =
        runs.stream().map(run -> Digests.run(network, task.plan().threads(), run)).toList();
    List<Optional<float[]>> features = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      features.add(cache.find(digests.get(i), runs.get(i).size() * length));
    }
    if (features.stream().anyMatch(Optional::isEmpty)) {
      compute(runs, digests, features);
    }
    List<HeadRows.Row> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      addRows(rows, runs.get(i), features.get(i).orElseThrow());
    }
    return new HeadRows(rows);
  }

  /** Fills what is empty. */
  private void compute(
      List<List<TrainingImage>> runs, List<String> digests, List<Optional<float[]>> features) {
    try (EvaluationGraph graph = new EvaluationGraph(task.spec(), task.plan().threads())) {
      graph.assign(task.start());
      for (int i = 0; i < runs.size(); i++) {
        if (features.get(i).isEmpty()) {
          float[] computed = graph.features(ImageBatch.of(runs.get(i)));
          cache.put(digests.get(i), computed);
          features.set(i, Optional.of(computed));
        }
      }
    }
  }

  private void addRows(List<HeadRows.Row> rows, List<TrainingImage> run, float[] features) {
    for (int i = 0; i < run.size(); i++) {
      List<Float> clinical = run.get(i).of().clinical();
      float[] row =
          Arrays.copyOf(
              Arrays.copyOfRange(features, i * length, (i + 1) * length), length + clinical.size());
      for (int k = 0; k < clinical.size(); k++) {
        row[length + k] = clinical.get(k);
      }
      rows.add(new HeadRows.Row(row, run.get(i).of()));
    }
  }
}
