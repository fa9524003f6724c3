package org.tacescore.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
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
 * The step of training that gradients.py gives, up to the gradients, by TensorFlow. The loss is the
 * softmax cross entropy averaged with the images' weights, and L2 on the trained kernels.
 *
 * @param gradients of the trained tensors
 * @param after all tensors with the running statistics moved on, and no gradient applied
 */
record TrainingStep(float loss, Weights gradients, Weights after) {
  /** As in gradients.py. */
  private static final float L2 = 1e-3f;

  /**
   * Makes the step and leaves the rectifiers' outputs as gradients.py wants them.
   *
   * @param trained whether the layer of this name is trained
   * @param folder what gradients.py gave
   */
  static TrainingStep make(NetworkSpec spec, Predicate<String> trained, int batch, Path folder) {
    try (Graph graph = new Graph()) {
      Layers layers = Layers.training(Ops.create(graph), trained);
      NetworkGraph network = Architecture.of(spec.architecture()).build(layers, spec);
      List<Output<?>> rectifiers = rectifiers(graph);
      Ends ends = Ends.of(graph, network, spec.contract().classes());
      try (Session session = new Session(graph);
          Feeds feeds = new Feeds(session.runner(), folder, batch, new ArrayList<>())) {
        layers.assign(session, Safetensors.read(folder.resolve("weights.safetensors")));
        feeds.addAll(network, ends);
        feeds.runner.fetch(ends.loss);
        ends.gradients.forEach(feeds.runner::fetch);
        rectifiers.forEach(feeds.runner::fetch);
        layers.updates().forEach(feeds.runner::addTarget);
        try (Result result = feeds.runner.run()) {
          for (int i = 0; i < rectifiers.size(); i++) {
            TFloat32 output = (TFloat32) result.get(1 + ends.gradients.size() + i);
            TorchPeer.write(folder.resolve("rectified." + i), values(output));
          }
          float loss = ((TFloat32) result.get(0)).getFloat();
          return new TrainingStep(loss, ends.gradients(result), layers.read(session));
        }
      }
    }
  }

  /** In the order in which the layers were declared. */
  private static List<Output<?>> rectifiers(Graph graph) {
    List<Output<?>> outputs = new ArrayList<>();
    graph
        .operations()
        .forEachRemaining(
            operation -> {
              if (List.of("Relu", "LeakyRelu").contains(((GraphOperation) operation).type())) {
                outputs.add(operation.output(0));
              }
            });
    return outputs;
  }

  private static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.copyTo(DataBuffers.of(values, false, false));
    return values;
  }

  /** What the graph has beside the network. */
  private record Ends(
      Placeholder<TFloat32> labels,
      Placeholder<TFloat32> weights,
      Operand<TFloat32> loss,
      List<Parameter> trained,
      List<Output<?>> gradients) {
    static Ends of(Graph graph, NetworkGraph network, int classes) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> labels =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, classes)));
      Placeholder<TFloat32> weights =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1)));
      List<Parameter> trained =
          network.layers().parameters().stream().filter(Parameter::trained).toList();
      Operand<TFloat32> entropy =
          tf.nn.softmaxCrossEntropyWithLogits(network.logits(), labels).loss();
      List<Operand<TFloat32>> terms = new ArrayList<>();
      terms.add(
          tf.math.div(
              tf.sum(tf.math.mul(entropy, weights), tf.constant(0)),
              tf.sum(weights, tf.constant(0))));
      trained.stream()
          .filter(parameter -> parameter.shape().length > 1)
          .map(kernel -> tf.math.mul(tf.nn.l2Loss(kernel.variable()), tf.constant(2 * L2)))
          .forEach(terms::add);
      Operand<TFloat32> loss = tf.math.addN(terms);
      Output<?>[] variables =
          trained.stream().map(p -> p.variable().asOutput()).toArray(Output<?>[]::new);
      List<Output<?>> gradients = List.of(graph.addGradients(loss.asOutput(), variables));
      return new Ends(labels, weights, loss, trained, gradients);
    }

    /** Fetched behind the loss. */
    Weights gradients(Result result) {
      Map<String, WeightTensor> tensors = new LinkedHashMap<>();
      for (int i = 0; i < trained.size(); i++) {
        Parameter parameter = trained.get(i);
        tensors.put(parameter.name(), parameter.read((TFloat32) result.get(1 + i)));
      }
      return Weights.of(tensors);
    }
  }

  /** Files of the folder as a run's input. */
  private record Feeds(Session.Runner runner, Path folder, int batch, List<TFloat32> tensors)
      implements AutoCloseable {
    void addAll(NetworkGraph network, Ends ends) {
      add(network.image(), "image");
      network.clinical().ifPresent(clinical -> add(clinical, "clinical"));
      network.layers().masks().forEach(mask -> add(mask.mask(), "mask"));
      add(ends.labels, "labels");
      add(ends.weights, "image_weights");
    }

    /** The placeholder's first axis is the batch. */
    private void add(Placeholder<TFloat32> placeholder, String file) {
      long[] axes = placeholder.shape().asArray();
      axes[0] = batch;
      float[] values = TorchPeer.floats(folder.resolve(file));
      TFloat32 tensor = TFloat32.tensorOf(Shape.of(axes), DataBuffers.of(values));
      tensors.add(tensor);
      runner.feed(placeholder, tensor);
    }

    @Override
    public void close() {
      tensors.forEach(TFloat32::close);
    }
  }
}
