package org.tacescore.network.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tacescore.network.Architecture;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/**
 * What frozen layers make of images, each computed once by the graph for inference: the head's
 * features, or the trunk's outputs.
 *
 * <p>They are kept by run, not by image: an image's features differ in their last bits with the
 * number of images beside it, and with the number of threads.
 */
final class Features {
  private final NetworkSpec spec;
  private final Weights weights;
  private final int threads;
  private final FeatureCache cache;
  private final BiFunction<EvaluationGraph, ImageBatch, float[]> output;
  private final String network;

  private Features(
      NetworkSpec spec,
      Weights weights,
      int threads,
      FeatureCache cache,
      List<String> behind,
      BiFunction<EvaluationGraph, ImageBatch, float[]> output) {
    this.spec = spec;
    this.weights = weights;
    this.threads = threads;
    this.cache = cache;
    this.output = output;
    this.network = Digests.network(spec, before(weights, behind));
  }

  /** What the head reads of an image, where a task trains it alone. */
  static Features ofHead(TrainingTask task, FeatureCache cache) {
    return new Features(
        task.spec(),
        task.start(),
        task.plan().threads(),
        cache,
        List.of(task.head()),
        EvaluationGraph::features);
  }

  /** What the layers behind the trunk read of an image. */
  static Features ofTrunk(NetworkSpec spec, Weights weights, int threads, FeatureCache cache) {
    List<String> behind = Architecture.of(spec.architecture()).ownLayers();
    return new Features(spec, weights, threads, cache, behind, EvaluationGraph::trunk);
  }

  /** The weights that decide the output. */
  private static Weights before(Weights weights, List<String> behind) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>(weights.asMap());
    tensors.keySet().removeIf(tensor -> TrainingTask.covered(behind, tensor));
    return Weights.of(tensors);
  }

  /**
   * Each patient's images go together as when the patient is scored, so that whoever asks for the
   * patient finds them.
   *
   * @return one array an image, in the order of {@link TrainingBatches#images}
   */
  List<float[]> byPatient(List<TrainingCase> cases) {
    return of(
        cases.stream()
            .map(one -> TrainingBatches.images(List.of(one)))
            .flatMap(images -> TrainingBatches.runs(images, NetworkInput.MOST_AT_ONCE).stream())
            .toList());
  }

  /**
   * Runs of so many images, whosever they are.
   *
   * @return one array an image, in the order of {@link TrainingBatches#images}
   */
  List<float[]> byBatch(List<TrainingCase> cases, int batch) {
    return of(TrainingBatches.runs(TrainingBatches.images(cases), batch));
  }

  private List<float[]> of(List<List<TrainingImage>> runs) {
    List<String> digests = runs.stream().map(run -> Digests.run(network, threads, run)).toList();
    List<Optional<float[]>> found = new ArrayList<>();
    digests.forEach(digest -> found.add(cache.find(digest)));
    if (found.stream().anyMatch(Optional::isEmpty)) {
      compute(runs, digests, found);
    }
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      addImages(values, runs.get(i).size(), found.get(i).orElseThrow());
    }
    return values;
  }

  /** Fills what is empty. */
  private void compute(
      List<List<TrainingImage>> runs, List<String> digests, List<Optional<float[]>> found) {
    try (EvaluationGraph graph = new EvaluationGraph(spec, threads)) {
      graph.assign(weights);
      for (int i = 0; i < runs.size(); i++) {
        if (found.get(i).isEmpty()) {
          float[] computed = output.apply(graph, ImageBatch.of(runs.get(i)));
          cache.put(digests.get(i), computed);
          found.set(i, Optional.of(computed));
        }
      }
    }
  }

  private static void addImages(List<float[]> values, int images, float[] run) {
    int length = run.length / images;
    for (int i = 0; i < images; i++) {
      values.add(Arrays.copyOfRange(run, i * length, (i + 1) * length));
    }
  }
}
