package org.tacescore.network;

import org.tacescore.network.InvalidNetworkException.Fault;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * What is added to a loaded graph, once, to tell how a class's logit changes with the feature map.
 * The class is fed, so that one gradient serves all; images of a batch do not touch each other, so
 * that the gradient of the sum of their logits is each one's own.
 *
 * @param classes takes a vector with 1 for the class and 0 for every other
 * @param output name of the gradient's tensor, in the axes of the feature map
 */
record LogitGradient(Operand<TFloat32> classes, String output) {
  /** The name among a run's outputs. */
  static final String NAME = "feature_map_gradient";

  /**
   * @throws InvalidNetworkException NO_GRADIENT when the logits do not come from the feature map by
   *     operations that have a gradient, as inside of Keras' function calls
   */
  static LogitGradient addTo(Graph graph, ContractTensors tensors) {
    Ops tf = Ops.create(graph);
    Output<TFloat32> logits = output(graph, tensors.output(NetworkContract.LOGITS));
    Output<TFloat32> map = output(graph, tensors.output(NetworkContract.FEATURE_MAP));
    Placeholder<TFloat32> classes =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(logits.shape().get(-1))));
    Operand<TFloat32> chosen = tf.sum(tf.math.mul(logits, classes), tf.constant(new int[] {0, 1}));
    try {
      Output<?>[] gradients = graph.addGradients(chosen.asOutput(), new Output<?>[] {map});
      return new LogitGradient(classes, gradients[0].op().name() + ":" + gradients[0].index());
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw new InvalidNetworkException(
          Fault.NO_GRADIENT,
          "the graph does not tell how logits change with %s"
              .formatted(tensors.output(NetworkContract.FEATURE_MAP)),
          e);
    }
  }

  /** The tensor of a name such as {@code relu_3:0}. */
  private static Output<TFloat32> output(Graph graph, String name) {
    int colon = name.lastIndexOf(':');
    String operation = colon < 0 ? name : name.substring(0, colon);
    int index = colon < 0 ? 0 : Integer.parseInt(name.substring(colon + 1));
    return graph.operationOrThrow(operation).output(index);
  }
}
