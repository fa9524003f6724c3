package org.tacescore.network;

import java.nio.file.Path;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * A LeNet-like network for 224 x 224 x 3 images and two classes.
 *
 * <p>Layers: convolution 5 x 5 with 4 maps, batch normalisation, leaky ReLU (slope 0.1), adaptive
 * max pooling to 64 x 64; convolution 5 x 5 with 24 maps, batch normalisation, leaky ReLU, adaptive
 * max pooling to 16 x 16 (the feature map); 6144 features; dense layer with two logits. 15 074
 * trained weights (304 + 8 + 2424 + 48 + 12 290) and 56 running statistics.
 *
 * <p>Source: Peng J. et al., Front Oncol 2021;11:730282 ("LeNet-like", leaky ReLU 0.1, batch
 * normalisation, two convolutions, two max poolings, one dense layer). The sizes printed there do
 * not follow from each other; these are a choice that does, recorded in docs/decisions.md.
 */
final class LeNet implements Architecture {
  private static final int SIDE = 224;
  private static final int CHANNELS = 3;
  private static final int CLASSES = 2;
  private static final int KERNEL = 5;
  private static final int FIRST_MAPS = 4;
  private static final int FIRST_SIDE = 64;
  private static final int SECOND_MAPS = 24;
  private static final int SECOND_SIDE = 16;
  private static final int FEATURES = SECOND_SIDE * SECOND_SIDE * SECOND_MAPS;
  private static final float SLOPE = 0.1f;

  @Override
  public String id() {
    return "lenet";
  }

  @Override
  public NetworkContract contract() {
    return new NetworkContract(SIDE, SIDE, CHANNELS, CLASSES);
  }

  @Override
  public void write(long seed, Path folder) {
    SavedModelWriter.write(folder, tf -> build(tf, new Layers(tf, new SeededWeights(seed))));
  }

  private static NetworkGraph build(Ops tf, Layers layers) {
    Placeholder<TFloat32> image =
        tf.withName(NetworkContract.IMAGE)
            .placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, SIDE, SIDE, CHANNELS)));
    Operand<TFloat32> first = block(layers, "1", image, CHANNELS, FIRST_MAPS, SIDE, FIRST_SIDE);
    Operand<TFloat32> map =
        block(layers, "2", first, FIRST_MAPS, SECOND_MAPS, FIRST_SIDE, SECOND_SIDE);
    Operand<TFloat32> features = tf.reshape(map, tf.constant(new int[] {-1, FEATURES}));
    Operand<TFloat32> logits = layers.dense("dense", features, FEATURES, CLASSES);
    return new NetworkGraph(image, features, map, logits, layers);
  }

  private static Operand<TFloat32> block(
      Layers layers,
      String number,
      Operand<TFloat32> input,
      int channels,
      int maps,
      int side,
      int pooledSide) {
    Operand<TFloat32> convolved = layers.conv("conv" + number, input, KERNEL, channels, maps);
    Operand<TFloat32> normalised =
        layers.batchNorm("bn" + number, convolved, maps, Layers.KERAS_EPSILON);
    return layers.adaptiveMaxPool(layers.leakyRelu(normalised, SLOPE), side, pooledSide, maps);
  }
}
