package org.tacescore.network;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A volumetric ResNeXt with attention for 64 x 64 x 64 volumes of two phases and two classes:
 * ResNet-18's four stages of two blocks, cardinality 8, squeeze and excitation after each stage.
 *
 * <p>Layers: convolution 3 x 3 x 3, stride 2; max pooling, stride 2; stages of 16, 8, 4 and 4 voxels
 * a side (for 64); global average; dense layer. With a width of w a stage's first block has grouped
 * convolutions of w channels a group in stage 1, twice as many in each further one; a stage's
 * outputs, and so the features, are twice the grouped channels: 128 w features in all. At the
 * shipped width of 2 there are 256 features and 393 674 trained weights.
 *
 * <p>Source: Dai Y. et al., J Hepatocell Carcinoma ("3D ResNeXt with attention", no sizes printed);
 * Xie S. et al., Aggregated Residual Transformations for Deep Neural Networks, CVPR 2017, doi
 * 10.1109/CVPR.2017.634; sizes are choices, as follows.
 *
 * <ul>
 *   <li>Blocks are bottlenecks (1, grouped 3, 1): in ResNet-18's blocks of two layers grouping is
 *       but a wider dense block (Xie, section 3.3), and two grouped layers would not mix groups.
 *   <li>The stem's kernel is 3, not 7, since one voxel is one millimetre of a tumour, and nothing
 *       is smaller than the texture sought.
 *   <li>The last stage keeps its size, so that a volume of 64 has a map of 4 x 4 x 4 to explain
 *       itself by, not 2 x 2 x 2.
 * </ul>
 */
final class ResNeXt3d implements Architecture {
  private static final int[] STRIDES = {1, 2, 2, 1};
  private static final int BLOCKS = 2;
  private static final int CARDINALITY = 8;

  /** Outputs of a block for each grouped channel. */
  private static final int EXPANSION = 2;

  /** Small, as the widths are: the first stage's attention has 8 hidden units at width 2. */
  private static final int REDUCTION = 4;

  @Override
  public String id() {
    return "resnext3d";
  }

  @Override
  public NetworkSpec shipped() {
    return new NetworkSpec(id(), new NetworkContract(new ImageShape(64, 64, 64, 2), 0, 2), 2);
  }

  @Override
  public String head() {
    return "fc";
  }

  @Override
  public boolean averagesFeatureMap() {
    return true;
  }

  @Override
  public NetworkGraph build(Layers layers, NetworkSpec spec) {
    NetworkContract contract = spec.contract();
    if (!contract.image().volumetric()) {
      throw new IllegalArgumentException("%s takes volumes, got %s".formatted(id(), contract));
    }
    Placeholder<TFloat32> image = layers.image(contract.image());
    Operand<TFloat32> map = map(new VolumeLayers(layers), image, CARDINALITY * spec.width());
    Operand<TFloat32> features = layers.globalAverage(map);
    Operand<TFloat32> logits = layers.dense(head(), features, contract.classes());
    return new NetworkGraph(image, Optional.empty(), features, map, logits, layers);
  }

  private static Operand<TFloat32> map(VolumeLayers layers, Operand<TFloat32> image, int filters) {
    Operand<TFloat32> map = layers.maxPool3d(layers.unit("conv1", "bn1", image, filters, 3, 2), 3, 2, 1);
    for (int stage = 0; stage < STRIDES.length; stage++) {
      String name = "layer" + (stage + 1);
      for (int block = 0; block < BLOCKS; block++) {
        int stride = block == 0 ? STRIDES[stage] : 1;
        map = bottleneck(layers, name + "." + block, map, filters << stage, stride);
      }
      map = layers.squeezeExcitation("attention" + (stage + 1), map, REDUCTION);
    }
    return map;
  }
}
