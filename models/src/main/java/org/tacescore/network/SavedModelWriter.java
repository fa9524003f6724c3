package org.tacescore.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** Writes a network as a TensorFlow SavedModel, its graph for inference alone. */
public final class SavedModelWriter {
  private SavedModelWriter() {}

  /**
   * @param folder is made; must not exist
   * @param weights every tensor of the architecture, torch's names and axes
   */
  public static void write(Path folder, NetworkSpec spec, Weights weights) {
    // Graph.close waits for its sessions: the session is the inner resource.
    try (Graph graph = new Graph()) {
      NetworkGraph network = build(graph, spec);
      try (Session session = new Session(graph)) {
        network.layers().assign(session, weights);
        SavedModelBundle.exporter(folder.toString())
            .withSession(session)
            .withSignature(network.signature())
            .export();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the SavedModel " + folder, e);
    }
  }

  /** Weights of the architecture that depend on the seed alone. */
  public static Weights seeded(NetworkSpec spec, long seed) {
    try (Graph graph = new Graph()) {
      return build(graph, spec).layers().draw(new SeededWeights(seed));
    }
  }

  /** Shapes of the architecture's tensors by name, torch's axes, in the order of declaration. */
  static Map<String, List<Integer>> shapes(NetworkSpec spec) {
    try (Graph graph = new Graph()) {
      Map<String, List<Integer>> shapes = new LinkedHashMap<>();
      for (Parameter parameter : build(graph, spec).layers().parameters()) {
        shapes.put(parameter.name(), Arrays.stream(parameter.shape()).boxed().toList());
      }
      return shapes;
    }
  }

  private static NetworkGraph build(Graph graph, NetworkSpec spec) {
    Layers layers = Layers.inference(Ops.create(graph));
    return Architecture.of(spec.architecture()).build(layers, spec);
  }
}
