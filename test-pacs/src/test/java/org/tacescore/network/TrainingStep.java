package org.tacescore.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What TensorFlow computes in the step of training that gradients.py left in a folder: softmax
 * cross entropy averaged with the images' weights, and L2 on the trained kernels.
 *
 * @param gradients of the trained tensors
 * @param after all tensors with the running statistics moved on, and no gradient applied
 */
record TrainingStep(float loss, Weights gradients, Weights after) {
  /** As in gradients.py. */
  private static final float L2 = 1e-3f;

  /**
   * @param trained prefixes of the trained layers' names; none for all layers
   */
  static TrainingStep run(NetworkSpec spec, List<String> trained, int batch, Path folder) {
    try (Graph graph = new Graph()) {
      Layers layers = Layers.training(Ops.create(graph), name -> covered(trained, name));
      NetworkGraph network = Architecture.of(spec.architecture()).build(layers, spec);
      return new Built(graph, network, spec.contract(), new Feeds(folder, batch)).run();
    }
  }

  private static boolean covered(List<String> prefixes, String layer) {
    return prefixes.isEmpty()
        || prefixes.stream().anyMatch(prefix -> (layer + ".").startsWith(prefix + "."));
  }

  /** Files of a folder as tensors; closed with this. */
  private record Feeds(Path folder, int batch, List<TFloat32> tensors) implements AutoCloseable {
    Feeds(Path folder, int batch) {
      this(folder, batch, new ArrayList<>());
    }

    /** A placeholder's value, its first axis the batch. */
    void add(Session.Runner runner, Placeholder<TFloat32> placeholder, String file) {
      long[] axes = placeholder.shape().asArray();
      axes[0] = batch;
      TFloat32 tensor =
          TFloat32.tensorOf(Shape.of(axes), DataBuffers.of(TorchPeer.floats(folder.resolve(file))));
      tensors.add(tensor);
      runner.feed(placeholder, tensor);
    }

    @Override
    public void close() {
      tensors.forEach(TFloat32::close);
    }
  }

  private record Built(Graph graph, NetworkGraph network, NetworkContract contract, Feeds feeds) {
    TrainingStep run() {
      Ops tf = network.layers().tf();
      Placeholder<TFloat32> labels =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, contract.classes())));
      Placeholder<TFloat32> weights =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
      List<Parameter> trained =
          network.layers().parameters().stream().filter(Parameter::trained).toList();
      Operand<TFloat32> loss = loss(tf, labels, weights, trained);
      Output<?>[] gradients =
          graph.addGradients(
              loss.asOutput(),
              trained.stream().map(p -> p.variable().asOutput()).toArray(Output<?>[]::new));
      try (Session session = new Session(graph);
          feeds) {
        network
            .layers()
            .assign(session, Safetensors.read(feeds.folder.resolve("weights.safetensors")));
        Session.Runner runner = session.runner();
        feeds.add(runner, network.image(), "image");
        network.clinical().ifPresent(values -> feeds.add(runner, values, "clinical"));
        network.layers().masks().forEach(mask -> feeds.add(runner, mask.mask(), "mask"));
        feeds.add(runner, labels, "labels");
        feeds.add(runner, weights, "image_weights");
        runner.fetch(loss);
        for (Output<?> gradient : gradients) {
          runner.fetch(gradient);
        }
        network.layers().updates().forEach(runner::addTarget);
        try (Result result = runner.run()) {
          return new TrainingStep(
              ((TFloat32) result.get(0)).getFloat(),
              named(trained, result),
              network.layers().read(session));
        }
      }
    }

    private Operand<TFloat32> loss(
        Ops tf, Operand<TFloat32> labels, Operand<TFloat32> weights, List<Parameter> trained) {
      Operand<TFloat32> entropy =
          tf.nn.softmaxCrossEntropyWithLogits(network.logits(), labels).loss();
      List<Operand<TFloat32>> terms = new ArrayList<>();
      terms.add(
          tf.math.div(
              tf.sum(tf.math.mul(entropy, weights), tf.constant(0)),
              tf.sum(weights, tf.constant(0))));
      for (Parameter parameter : trained) {
        if (parameter.shape().length > 1) {
          terms.add(tf.math.mul(tf.nn.l2Loss(parameter.variable()), tf.constant(2 * L2)));
        }
      }
      return tf.math.addN(terms);
    }

    private static Weights named(List<Parameter> trained, Result result) {
      Map<String, WeightTensor> gradients = new LinkedHashMap<>();
      for (int i = 0; i < trained.size(); i++) {
        Parameter parameter = trained.get(i);
        gradients.put(parameter.name(), parameter.inFileOrder((TFloat32) result.get(i + 1)));
      }
      return Weights.of(gradients);
    }
  }
}
