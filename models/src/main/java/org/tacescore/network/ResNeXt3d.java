package org.tacescore.network;

import java.util.List;
import org.tacescore.network.VolumeLayers.Kernel;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A volumetric ResNeXt with attention, for two phases: ResNet-18's four stages of two blocks,
 * cardinality 8, squeeze and excitation after each stage.
 *
 * <p>Layers: convolution 3 x 3 x 3 with 8 w filters, stride 2; max pooling 3 x 3 x 3, stride 2;
 * four stages of 16, 8, 4 and 4 voxels a side for a volume of 64; the mean of each channel as
 * features; dense layer. Stage s has grouped convolutions of w, 2 w, 4 w, 8 w channels a group and
 * twice as many outputs as grouped channels, so that there are 128 w features. At the shipped width
 * w = 2 these are 256, of a map of 4 x 4 x 4, and there are 393 050 trained weights.
 *
 * <p>Source: Dai Y. et al., J Hepatocell Carcinoma ("3D ResNeXt with attention", both phases
 * jointly; no sizes are printed). Xie S. et al., Aggregated Residual Transformations for Deep
 * Neural Networks, CVPR 2017, doi 10.1109/CVPR.2017.634. Choices:
 *
 * <ul>
 *   <li>Blocks are bottlenecks (1, grouped 3, 1), not ResNet-18's of two convolutions: with two the
 *       grouping is but a wider dense block (Xie et al., figure 4).
 *   <li>The stem's kernel is 3, not 7: a voxel is about a millimetre, the scale of the texture.
 *   <li>Stage 4 does not stride, so that the map to explain is 4 x 4 x 4 and not 2 x 2 x 2.
 *   <li>Attention has a quarter of the channels in its hidden layer, since the channels are few.
 * </ul>
 */
final class ResNeXt3d implements Architecture {
  private static final List<Integer> STRIDES = List.of(1, 2, 2, 1);
  private static final int BLOCKS = 2;
  private static final int CARDINALITY = 8;
  private static final int EXPANSION = 2;
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
  public PublishedTraining published() {
    return new PublishedTraining(List.of(), 0, 0);
  }

  @Override
  public NetworkGraph build(Layers layers, NetworkSpec spec) {
    spec.requireVolumetric();
    spec.requireImagesAlone();
    NetworkContract contract = spec.contract();
    Placeholder<TFloat32> image = layers.image(contract.image());
    Trunk trunk = new Trunk(layers, new VolumeLayers(layers));
    Operand<TFloat32> map = trunk.map(image, CARDINALITY * spec.width());
    Operand<TFloat32> features = layers.globalAverage(map);
    Operand<TFloat32> logits = layers.dense(head(), features, contract.classes());
    return NetworkGraph.ofTrunk(image, features, map, logits, layers);
  }

  /** All before the averages. */
  private record Trunk(Layers layers, VolumeLayers volumes) {
    Operand<TFloat32> map(Operand<TFloat32> image, int filters) {
      Operand<TFloat32> stem =
          layers.relu(normalised("conv1", "bn1", image, new Kernel(filters, 3, 2, 1)));
      Operand<TFloat32> map = volumes.maxPool3d(stem, 3, 2, 1);
      for (int stage = 0; stage < STRIDES.size(); stage++) {
        for (int block = 0; block < BLOCKS; block++) {
          int stride = block == 0 ? STRIDES.get(stage) : 1;
          String name = "layer%d.%d".formatted(stage + 1, block);
          map = bottleneck(name, map, new Kernel(filters << stage, 3, stride, CARDINALITY));
        }
        map = volumes.squeezeExcitation("attention" + (stage + 1), map, REDUCTION);
      }
      return map;
    }

    private Operand<TFloat32> bottleneck(String name, Operand<TFloat32> input, Kernel grouped) {
      int outputs = grouped.filters() * EXPANSION;
      Operand<TFloat32> narrow =
          layers.relu(convolution(name, 1, input, new Kernel(grouped.filters(), 1, 1, 1)));
      Operand<TFloat32> middle = layers.relu(convolution(name, 2, narrow, grouped));
      Operand<TFloat32> branch = convolution(name, 3, middle, new Kernel(outputs, 1, 1, 1));
      Operand<TFloat32> identity =
          grouped.stride() == 1 && Layers.channels(input) == outputs
              ? input
              : normalised(
                  name + ".downsample.0",
                  name + ".downsample.1",
                  input,
                  new Kernel(outputs, 1, grouped.stride(), 1));
      return layers.relu(layers.add(branch, identity));
    }

    private Operand<TFloat32> convolution(
        String block, int number, Operand<TFloat32> input, Kernel kernel) {
      return normalised(
          "%s.conv%d".formatted(block, number), "%s.bn%d".formatted(block, number), input, kernel);
    }

    private Operand<TFloat32> normalised(
        String convolution, String norm, Operand<TFloat32> input, Kernel kernel) {
      return layers.batchNorm(
          norm, volumes.conv3d(convolution, input, kernel), Layers.TORCH_EPSILON);
    }
  }
}
