package org.tacescore.network;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A block of a residual network: a branch of convolutions, added to the block's input, with names,
 * strides and padding as torchvision has them.
 */
enum ResidualBlock {
  /** Two convolutions 3 x 3; the first strides. */
  BASIC(1) {
    @Override
    Operand<TFloat32> branch(
        Layers layers, String name, Operand<TFloat32> input, int filters, int stride) {
      Operand<TFloat32> first =
          layers.relu(convolution(layers, name, 1, input, new Kernel(filters, 3, stride)));
      return convolution(layers, name, 2, first, new Kernel(filters, 3, 1));
    }
  },

  /** Convolutions 1 x 1, 3 x 3 and 1 x 1; the one in the middle strides. */
  BOTTLENECK(4) {
    @Override
    Operand<TFloat32> branch(
        Layers layers, String name, Operand<TFloat32> input, int filters, int stride) {
      Operand<TFloat32> first =
          layers.relu(convolution(layers, name, 1, input, new Kernel(filters, 1, 1)));
      Operand<TFloat32> second =
          layers.relu(convolution(layers, name, 2, first, new Kernel(filters, 3, stride)));
      return convolution(layers, name, 3, second, new Kernel(filters * expansion, 1, 1));
    }
  };

  /** Output channels for each filter. */
  final int expansion;

  ResidualBlock(int expansion) {
    this.expansion = expansion;
  }

  /** Filters of a side and a stride; padded so that stride 1 keeps the size. */
  private record Kernel(int filters, int side, int stride) {}

  /** All before the addition. */
  abstract Operand<TFloat32> branch(
      Layers layers, String name, Operand<TFloat32> input, int filters, int stride);

  /** The block; its input is projected where the branch has another size. */
  Operand<TFloat32> build(
      Layers layers, String name, Operand<TFloat32> input, int filters, int stride) {
    Operand<TFloat32> branch = branch(layers, name, input, filters, stride);
    int channels = filters * expansion;
    Operand<TFloat32> identity =
        stride == 1 && Layers.channels(input) == channels
            ? input
            : layers.batchNorm(
                name + ".downsample.1",
                layers.conv2d(name + ".downsample.0", input, channels, 1, stride, 0),
                Layers.TORCH_EPSILON);
    return layers.relu(layers.add(branch, identity));
  }

  private static Operand<TFloat32> convolution(
      Layers layers, String block, int number, Operand<TFloat32> input, Kernel kernel) {
    String name = "%s.conv%d".formatted(block, number);
    Operand<TFloat32> convolved =
        layers.conv2d(name, input, kernel.filters, kernel.side, kernel.stride, kernel.side / 2);
    return layers.batchNorm("%s.bn%d".formatted(block, number), convolved, Layers.TORCH_EPSILON);
  }
}
