package org.tacescore.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A residual network from the image to its last map: a stem that quarters rows and columns, then
 * four stages, of which all but the first halve them.
 *
 * <p>Source: He K. et al., Deep Residual Learning for Image Recognition, CVPR 2016, Table 1, doi
 * 10.1109/CVPR.2016.90. Names, sizes and padding are those of torchvision's classes, so that their
 * public weights fit.
 *
 * @param block what the stages are made of
 * @param blocks blocks of each stage
 */
record ResidualTrunk(ResidualBlock block, List<Integer> blocks) {
  /** The layers, as far as the first dot of their names. */
  static final List<String> LAYERS =
      List.of("conv1", "bn1", "layer1", "layer2", "layer3", "layer4");

  private static final int STEM_FILTERS = 64;

  ResidualTrunk {
    blocks = List.copyOf(blocks);
  }

  /** The last map: batch, row, column, channel. */
  Operand<TFloat32> build(Layers layers, Operand<TFloat32> image) {
    Operand<TFloat32> map = stem(layers, image);
    for (int stage = 0; stage < blocks.size(); stage++) {
      for (int i = 0; i < blocks.get(stage); i++) {
        int stride = stage > 0 && i == 0 ? 2 : 1;
        String name = "layer%d.%d".formatted(stage + 1, i);
        map = block.build(layers, name, map, STEM_FILTERS << stage, stride);
      }
    }
    return map;
  }

  private static Operand<TFloat32> stem(Layers layers, Operand<TFloat32> image) {
    Operand<TFloat32> convolved = layers.conv2d("conv1", image, STEM_FILTERS, 7, 2, 3);
    Operand<TFloat32> normalised = layers.batchNorm("bn1", convolved, Layers.TORCH_EPSILON);
    return layers.maxPool2d(layers.relu(normalised), 3, 2, 1);
  }
}
