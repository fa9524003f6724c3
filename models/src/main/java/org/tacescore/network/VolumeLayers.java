package org.tacescore.network;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The layers of volumetric networks, beside those of {@link Layers} that take any tensor. Tensors
 * are batch, slice, row, column, channel; padding and names are torch's.
 */
final class VolumeLayers {
  /** Channels of a tensor, filters of a kernel. */
  private static final int LAST_AXIS = 4;

  private final Layers layers;
  private final Ops tf;

  /**
   * Cubic filters of a convolution.
   *
   * @param filters output channels
   * @param side odd; the input is padded with zeros so that stride 1 keeps its size
   * @param stride along each axis
   * @param groups parts that input channels and filters are cut into; each part of the filters sees
   *     its part of the channels alone
   */
  record Kernel(int filters, int side, int stride, int groups) {}

  /** The gradient of these layers is known from here on. */
  VolumeLayers(Layers layers) {
    this.layers = layers;
    this.tf = layers.tf();
    Conv3dGradient.register();
  }

  /**
   * Convolution without bias.
   *
   * @throws IllegalArgumentException when channels or filters cannot be cut into the groups
   */
  Operand<TFloat32> conv3d(String name, Operand<TFloat32> input, Kernel kernel) {
    int groups = kernel.groups;
    int side = kernel.side;
    int channels = channelsOfGroup(input, kernel);
    Operand<TFloat32> weight =
        layers.parameter(
            name,
            ".weight",
            new int[] {kernel.filters, channels, side, side, side},
            WeightLayout.CONV_3D,
            InitialWeights.heUniform(side * side * side * channels));
    Operand<TFloat32> padded = layers.pad(input, side / 2);
    if (groups == 1) {
      return convolve(padded, weight, kernel.stride);
    }
    // TensorFlow refuses a grouped Conv3D on a CPU.
    List<? extends Operand<TFloat32>> inputs = split(padded, groups);
    List<? extends Operand<TFloat32>> weights = split(weight, groups);
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      outputs.add(convolve(inputs.get(group), weights.get(group), kernel.stride));
    }
    return tf.concat(outputs, tf.constant(LAST_AXIS));
  }

  private static int channelsOfGroup(Operand<TFloat32> input, Kernel kernel) {
    int channels = Layers.channels(input);
    if (channels % kernel.groups != 0 || kernel.filters % kernel.groups != 0) {
      throw new IllegalArgumentException(
          "%d channels and %d filters make no %d groups"
              .formatted(channels, kernel.filters, kernel.groups));
    }
    return channels / kernel.groups;
  }

  private List<? extends Operand<TFloat32>> split(Operand<TFloat32> tensor, long parts) {
    return tf.split(tf.constant(LAST_AXIS), tensor, parts).output();
  }

  private Operand<TFloat32> convolve(
      Operand<TFloat32> padded, Operand<TFloat32> weight, long stride) {
    return tf.nn.conv3d(padded, weight, List.of(1L, stride, stride, stride, 1L), "VALID");
  }

  /** Cubic max pooling of values that are not negative: pads with zeros on each side. */
  Operand<TFloat32> maxPool3d(Operand<TFloat32> input, long side, long stride, int padding) {
    return tf.nn.maxPool3d(
        layers.pad(input, padding),
        List.of(1L, side, side, side, 1L),
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
        layers.relu(layers.dense(name + ".fc1", layers.globalAverage(input), channels / reduction));
    Operand<TFloat32> weights = layers.sigmoid(layers.dense(name + ".fc2", hidden, channels));
    return tf.math.mul(input, tf.reshape(weights, tf.constant(new int[] {-1, 1, 1, 1, channels})));
  }
}
