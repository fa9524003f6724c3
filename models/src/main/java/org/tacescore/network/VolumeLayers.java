package org.tacescore.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The layers of volumetric networks, beside those of {@link Layers} that take any tensor. Tensors
 * are batch, slice, row, column, channel.
 */
final class VolumeLayers {
  /** Channels of a tensor, filters of a kernel. */
  private static final int LAST_AXIS = 4;

  private final Layers layers;
  private final Ops tf;

  VolumeLayers(Layers layers) {
    this.layers = layers;
    this.tf = layers.tf();
    Conv3dGradient.register();
  }

  Layers layers() {
    return layers;
  }

  /** Cubic convolution without bias; pads with zeros so that stride 1 keeps an odd side's size. */
  Operand<TFloat32> conv3d(
      String name, Operand<TFloat32> input, int filters, int side, int stride) {
    return groupedConv3d(name, input, filters, side, stride, 1);
  }

  /**
   * Cubic convolution without bias whose channels and filters are cut into as many parts as there
   * are groups, each part of the filters seeing its part of the channels alone.
   *
   * @throws IllegalArgumentException when channels or filters cannot be cut so
   */
  Operand<TFloat32> groupedConv3d(
      String name, Operand<TFloat32> input, int filters, int side, int stride, int groups) {
    if (Layers.channels(input) % groups != 0 || filters % groups != 0) {
      throw new IllegalArgumentException(
          "%d channels and %d filters make no %d groups"
              .formatted(Layers.channels(input), filters, groups));
    }
    int channels = Layers.channels(input) / groups;
    Operand<TFloat32> kernel =
        layers.parameter(
            name,
            ".weight",
            new int[] {filters, channels, side, side, side},
            WeightLayout.CONV_3D,
            InitialWeights.heUniform(side * side * side * channels));
    Operand<TFloat32> padded = layers.pad(input, side / 2);
    if (groups == 1) {
      return convolve(padded, kernel, stride);
    }
    // TensorFlow refuses a grouped Conv3D on a CPU.
    List<? extends Operand<TFloat32>> inputs = split(padded, groups);
    List<? extends Operand<TFloat32>> kernels = split(kernel, groups);
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      outputs.add(convolve(inputs.get(group), kernels.get(group), stride));
    }
    return tf.concat(outputs, tf.constant(LAST_AXIS));
  }

  private List<? extends Operand<TFloat32>> split(Operand<TFloat32> tensor, int parts) {
    return tf.split(tf.constant(LAST_AXIS), tensor, (long) parts).output();
  }

  private Operand<TFloat32> convolve(
      Operand<TFloat32> padded, Operand<TFloat32> kernel, long stride) {
    return tf.nn.conv3d(padded, kernel, List.of(1L, stride, stride, stride, 1L), "VALID");
  }

  /** Cubic max pooling of values that are not negative: pads with zeros on each side. */
  Operand<TFloat32> maxPool3d(Operand<TFloat32> input, int side, long stride, int padding) {
    return tf.nn.maxPool3d(
        layers.pad(input, padding),
        List.of(1L, (long) side, (long) side, (long) side, 1L),
        List.of(1L, stride, stride, stride, 1L),
        "VALID");
  }

  /**
   * Squeeze and excitation: weighs each channel by a number in (0, 1) that two dense layers make of
   * all channels' means.
   *
   * <p>Source: Hu J. et al., Squeeze-and-Excitation Networks, CVPR 2018, doi
   * 10.1109/CVPR.2018.00745.
   *
   * @param reduction channels for each unit of the first dense layer
   */
  Operand<TFloat32> squeezeExcitation(String name, Operand<TFloat32> input, int reduction) {
    int channels = Layers.channels(input);
    Operand<TFloat32> hidden =
        layers.relu(
            layers.dense(name + ".fc1", layers.globalAverage(input), channels / reduction));
    Operand<TFloat32> weights = layers.sigmoid(layers.dense(name + ".fc2", hidden, channels));
    return tf.math.mul(
        input, tf.reshape(weights, tf.constant(new int[] {-1, 1, 1, 1, channels})));
  }
}
