package org.tacescore.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * ResNet-34: 512 features, the averages of a map of 7 x 7 for an image of 224 x 224; torchvision's
 * {@code resnet34}. 21 284 672 trained weights before the classifying layer.
 *
 * <p>Source: He K. et al., CVPR 2016, doi 10.1109/CVPR.2016.90, Table 1. Wang J. et al., Front
 * Oncol 2025;15:1642828, take its 512 features with ImageNet's weights and tell no training: the
 * trunk is frozen.
 */
final class ResNet34 implements Architecture {
  private static final ResidualTrunk TRUNK =
      new ResidualTrunk(ResidualBlock.BASIC, List.of(3, 4, 6, 3));

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
  public PublishedTraining published() {
    return new PublishedTraining(ResidualTrunk.LAYERS, 0, 0);
  }

  @Override
  public NetworkGraph build(Layers layers, NetworkSpec spec) {
    spec.requirePlanar();
    spec.requireImagesAlone();
    NetworkContract contract = spec.contract();
    Placeholder<TFloat32> image = layers.image(contract.image());
    Operand<TFloat32> map = TRUNK.build(layers, image);
    Operand<TFloat32> features = layers.globalAverage(map);
    Operand<TFloat32> logits = layers.dense(head(), features, contract.classes());
    return NetworkGraph.ofTrunk(image, features, map, logits, layers);
  }
}
