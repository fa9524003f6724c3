package org.tacescore.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A LeNet-like network for 224 x 224 x 3 images and two classes.
 *
 * <p>Layers: convolution 5 x 5 with 4 maps, batch normalisation, leaky ReLU (slope 0.1), adaptive
 * max pooling to 64 x 64; convolution 5 x 5 with 24 maps, batch normalisation, leaky ReLU, adaptive
 * max pooling to 16 x 16 (the feature map); 6144 features (row, column, channel); dense layer with
 * two logits. 15 074 trained weights (304 + 8 + 2424 + 48 + 12 290) and 56 running statistics.
 *
 * <p>Source: Peng J. et al., Front Oncol 2021;11:730282 ("LeNet-like", leaky ReLU 0.1, batch
 * normalisation, L2 1e-6, two convolutions, two max poolings, one dense layer). The sizes printed
 * there do not follow from each other; these are a choice that does, recorded in docs/decisions.md.
 */
final class LeNet implements Architecture {
  private static final int KERNEL = 5;
  private static final float SLOPE = 0.1f;
  private static final double L2 = 1e-6;

  @Override
  public String id() {
    return "lenet";
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
    return false;
  }

  @Override
  public PublishedTraining published() {
    return new PublishedTraining(List.of(), L2, 0);
  }

  @Override
  public NetworkGraph build(Layers layers, NetworkSpec spec) {
    spec.requirePlanar();
    spec.requireImagesAlone();
    NetworkContract contract = spec.contract();
    Placeholder<TFloat32> image = layers.image(contract.image());
    Operand<TFloat32> first = block(layers, "1", image, 4, 64);
    Operand<TFloat32> map = block(layers, "2", first, 24, 16);
    Operand<TFloat32> features = layers.flatten(map);
    Operand<TFloat32> logits = layers.dense(head(), features, contract.classes());
    return NetworkGraph.ofTrunk(image, features, map, logits, layers);
  }

  private static Operand<TFloat32> block(
      Layers layers, String number, Operand<TFloat32> input, int maps, int pooledSide) {
    String conv = "conv" + number;
    Operand<TFloat32> convolved =
        layers.bias(conv, layers.conv2d(conv, input, maps, KERNEL, 1, KERNEL / 2));
    Operand<TFloat32> normalised = layers.batchNorm("bn" + number, convolved, Layers.KERAS_EPSILON);
    return layers.adaptiveMaxPool2d(layers.leakyRelu(normalised, SLOPE), pooledSide);
  }
}
