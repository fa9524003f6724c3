package org.tacescore.network;

import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * ResNet-34 with 512 features: the names, sizes and padding of torchvision's {@code resnet34}, so
 * that its public weights fit.
 *
 * <p>Source: He K. et al., Deep Residual Learning for Image Recognition, CVPR 2016, Table 1, doi
 * 10.1109/CVPR.2016.90.
 */
final class ResNet34 implements Architecture {
  private static final int[] BLOCKS = {3, 4, 6, 3};
  private static final int STEM_FILTERS = 64;

  @Override
  public String id() {
    return "resnet34";
  }

  @Override
  public NetworkSpec shipped() {
    return new NetworkSpec(id(), new NetworkContract(ImageShape.planar(224, 224, 3), 0, 2), 1);
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
    Placeholder<TFloat32> image = layers.image(contract.image());
    Operand<TFloat32> map = stem(layers, image);
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      for (int block = 0; block < BLOCKS[stage]; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        String name = "layer%d.%d".formatted(stage + 1, block);
        map = basicBlock(layers, name, map, STEM_FILTERS << stage, stride);
      }
    }
    Operand<TFloat32> features = layers.globalAverage(map);
    Operand<TFloat32> logits = layers.dense(head(), features, contract.classes());
    return new NetworkGraph(image, Optional.empty(), features, map, logits, layers);
  }

  private static Operand<TFloat32> stem(Layers layers, Operand<TFloat32> image) {
    Operand<TFloat32> convolved = layers.conv2d("conv1", image, STEM_FILTERS, 7, 2, 3);
    Operand<TFloat32> normalised = layers.batchNorm("bn1", convolved, Layers.TORCH_EPSILON);
    return layers.maxPool2d(layers.relu(normalised), 3, 2, 1);
  }

  private static Operand<TFloat32> basicBlock(
      Layers layers, String name, Operand<TFloat32> input, int filters, int stride) {
    Operand<TFloat32> first =
        layers.relu(
            layers.batchNorm(
                name + ".bn1",
                layers.conv2d(name + ".conv1", input, filters, 3, stride, 1),
                Layers.TORCH_EPSILON));
    Operand<TFloat32> second =
        layers.batchNorm(
            name + ".bn2",
            layers.conv2d(name + ".conv2", first, filters, 3, 1, 1),
            Layers.TORCH_EPSILON);
    Operand<TFloat32> identity =
        stride == 1
            ? input
            : layers.batchNorm(
                name + ".downsample.1",
                layers.conv2d(name + ".downsample.0", input, filters, 1, stride, 0),
                Layers.TORCH_EPSILON);
    return layers.relu(layers.add(second, identity));
  }
}
