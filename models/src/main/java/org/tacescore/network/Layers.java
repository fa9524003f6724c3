package org.tacescore.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;

/**
 * The layers that architectures are built of, on one inference graph; images are batch, row,
 * column, channel. Weights are variables whose values are kept until {@link #assignWeights}.
 */
final class Layers {
  /** Keras' default, which TensorFlow 2.0 nets are made with; torch's is 1e-5. */
  static final float KERAS_EPSILON = 1e-3f;

  private final Ops tf;
  private final SeededWeights seeded;
  private final List<Weight> weights = new ArrayList<>();

  /** A variable's way to its initial value; the values are not copied, and not changed. */
  private static final class Weight {
    private final Shape shape;
    private final Placeholder<TFloat32> value;
    private final Op assign;
    private final float[] initial;

    Weight(Shape shape, Placeholder<TFloat32> value, Op assign, float[] initial) {
      this.shape = shape;
      this.value = value;
      this.assign = assign;
      this.initial = initial;
    }
  }

  Layers(Ops tf, SeededWeights seeded) {
    this.tf = tf;
    this.seeded = seeded;
  }

  /** Square convolution, stride 1, padded with zeros to the same size, with bias. */
  Operand<TFloat32> conv(
      String name, Operand<TFloat32> input, int side, int channels, int filters) {
    Shape shape = Shape.of(side, side, channels, filters);
    float[] kernel = seeded.heUniform(side * side * channels * filters, side * side * channels);
    Operand<TFloat32> convolved =
        tf.nn.conv2d(
            input, variable(name + ".kernel", shape, kernel), List.of(1L, 1L, 1L, 1L), "SAME");
    return tf.nn.biasAdd(convolved, filled(name + ".bias", filters, 0));
  }

  /** Batch normalisation with its running statistics; at first the identity but for epsilon. */
  Operand<TFloat32> batchNorm(String name, Operand<TFloat32> input, int channels, float epsilon) {
    return tf.nn
        .<TFloat32, TFloat32>fusedBatchNorm(
            input,
            filled(name + ".gamma", channels, 1),
            filled(name + ".beta", channels, 0),
            filled(name + ".moving_mean", channels, 0),
            filled(name + ".moving_variance", channels, 1),
            FusedBatchNorm.isTraining(false),
            FusedBatchNorm.epsilon(epsilon))
        .y();
  }

  Operand<TFloat32> leakyRelu(Operand<TFloat32> input, float slope) {
    return tf.nn.leakyRelu(input, LeakyRelu.alpha(slope));
  }

  /**
   * Adaptive max pooling of a square image with torch's bins: each axis is gathered bin by bin and
   * reduced to its maxima.
   */
  Operand<TFloat32> adaptiveMaxPool(Operand<TFloat32> input, int length, int bins, int channels) {
    AdaptiveBins axis = new AdaptiveBins(length, bins);
    Operand<TFloat32> rows =
        tf.reshape(
            tf.gather(input, tf.constant(axis.indices()), tf.constant(1)),
            tf.constant(new int[] {-1, bins, axis.widest(), length, channels}));
    Operand<TFloat32> columns =
        tf.reshape(
            tf.gather(tf.max(rows, tf.constant(2)), tf.constant(axis.indices()), tf.constant(2)),
            tf.constant(new int[] {-1, bins, bins, axis.widest(), channels}));
    return tf.max(columns, tf.constant(3));
  }

  Operand<TFloat32> dense(String name, Operand<TFloat32> input, int features, int units) {
    float[] kernel = seeded.glorotUniform(features * units, features, units);
    return tf.nn.biasAdd(
        tf.linalg.matMul(input, variable(name + ".kernel", Shape.of(features, units), kernel)),
        filled(name + ".bias", units, 0));
  }

  /** Gives every variable its value. */
  void assignWeights(Session session) {
    for (Weight weight : weights) {
      try (TFloat32 value = TFloat32.tensorOf(weight.shape, DataBuffers.of(weight.initial))) {
        session.runner().feed(weight.value, value).addTarget(weight.assign).run().close();
      }
    }
  }

  private Operand<TFloat32> filled(String name, int length, float value) {
    return variable(name, Shape.of(length), SeededWeights.constant(length, value));
  }

  private Operand<TFloat32> variable(String name, Shape shape, float[] initial) {
    Variable<TFloat32> variable = tf.withName(name).variable(shape, TFloat32.class);
    Placeholder<TFloat32> value =
        tf.withName(name + ".value").placeholder(TFloat32.class, Placeholder.shape(shape));
    weights.add(
        new Weight(shape, value, tf.withName(name + ".assign").assign(variable, value), initial));
    return variable;
  }
}
