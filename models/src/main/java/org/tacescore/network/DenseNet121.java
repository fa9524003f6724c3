package org.tacescore.network;

import java.util.List;
import java.util.regex.Pattern;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * DenseNet-121: 1024 features, the averages of a map of 7 x 7 for an image of 224 x 224;
 * torchvision's {@code densenet121}. The map is taken behind the last normalisation and its ReLU. 6
 * 953 856 trained weights before the classifying layer.
 *
 * <p>Source: Huang G. et al., Densely Connected Convolutional Networks, CVPR 2017, doi
 * 10.1109/CVPR.2017.243, Table 1, growth rate 32. Zhang L. et al., Front Oncol 2020;10:593292, take
 * its 1024 features with ImageNet's weights: the trunk is frozen.
 */
final class DenseNet121 implements Architecture {
  private static final int[] BLOCKS = {6, 12, 24, 16};
  private static final int STEM_FILTERS = 64;
  private static final int GROWTH = 32;
  private static final int BOTTLENECK = 4 * GROWTH;

  /** Halved five times, less would leave the last map empty. */
  private static final int SHORTEST_SIDE = 29;

  /** {@code denselayer1.norm.1.weight} of the oldest public files is {@code denselayer1.norm1.}. */
  private static final Pattern OLD_NAME =
      Pattern.compile("(\\.denselayer\\d+\\.(?:norm|conv))\\.([12]\\.)");

  @Override
  public String id() {
    return "densenet121";
  }

  @Override
  public NetworkSpec shipped() {
    return new NetworkSpec(id(), new NetworkContract(ImageShape.planar(224, 224, 3), 0, 2), 1);
  }

  @Override
  public String head() {
    return "classifier";
  }

  @Override
  public boolean averagesFeatureMap() {
    return true;
  }

  @Override
  public PublishedTraining published() {
    return new PublishedTraining(List.of("features"), 0, 0);
  }

  @Override
  public String currentName(String tensor) {
    return OLD_NAME.matcher(tensor).replaceFirst("$1$2");
  }

  @Override
  public NetworkGraph build(Layers layers, NetworkSpec spec) {
    spec.requirePlanar();
    spec.requireImagesAlone();
    spec.requireSides(SHORTEST_SIDE);
    NetworkContract contract = spec.contract();
    Placeholder<TFloat32> image = layers.image(contract.image());
    Operand<TFloat32> map = trunk(layers, image);
    Operand<TFloat32> features = layers.globalAverage(map);
    Operand<TFloat32> logits = layers.dense(head(), features, contract.classes());
    return NetworkGraph.ofTrunk(image, features, map, logits, layers);
  }

  private static Operand<TFloat32> trunk(Layers layers, Operand<TFloat32> image) {
    Operand<TFloat32> stem = layers.conv2d("features.conv0", image, STEM_FILTERS, 7, 2, 3);
    Operand<TFloat32> map = layers.maxPool2d(activated(layers, "features.norm0", stem), 3, 2, 1);
    for (int block = 1; block <= BLOCKS.length; block++) {
      if (block > 1) {
        map = transition(layers, "features.transition%d".formatted(block - 1), map);
      }
      for (int i = 1; i <= BLOCKS[block - 1]; i++) {
        String name = "features.denseblock%d.denselayer%d".formatted(block, i);
        map = layers.concat(map, denseLayer(layers, name, map));
      }
    }
    return activated(layers, "features.norm5", map);
  }

  /** New channels out of all before. */
  private static Operand<TFloat32> denseLayer(Layers layers, String name, Operand<TFloat32> input) {
    Operand<TFloat32> squeezed =
        layers.conv2d(
            name + ".conv1", activated(layers, name + ".norm1", input), BOTTLENECK, 1, 1, 0);
    return layers.conv2d(
        name + ".conv2", activated(layers, name + ".norm2", squeezed), GROWTH, 3, 1, 1);
  }

  /** Halves channels, rows and columns. */
  private static Operand<TFloat32> transition(Layers layers, String name, Operand<TFloat32> input) {
    Operand<TFloat32> activated = activated(layers, name + ".norm", input);
    int filters = Layers.channels(input) / 2;
    return layers.averagePool2d(layers.conv2d(name + ".conv", activated, filters, 1, 1, 0), 2);
  }

  private static Operand<TFloat32> activated(Layers layers, String name, Operand<TFloat32> input) {
    return layers.relu(layers.batchNorm(name, input, Layers.TORCH_EPSILON));
  }
}
