package org.tacescore.network;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * ResNet-50 with a perceptron, joined by clinical values: the 2048 averages of a map of 7 x 7 (for
 * an image of 224 x 224) go through {@code mlp.0} (128 units, ReLU), a dropout {@code mlp.2} and
 * {@code mlp.3} (16 units, ReLU); these 16 features and the clinical values go to {@code fc}. The
 * trunk is torchvision's {@code resnet50}, whose blocks stride in the convolution 3 x 3. 23 508 032
 * trained weights in the trunk, 264 336 in the perceptron, 44 in the classifying layer of five
 * clinical values and two classes.
 *
 * <p>Source: He K. et al., CVPR 2016, doi 10.1109/CVPR.2016.90, Table 1; Yin L. et al., BMC
 * Gastroenterol, doi 10.1186/s12876-024-03555-7: ResNet50 with ImageNet's weights, its first 49
 * layers (the convolutions, all of the trunk) frozen, an MLP with L2 and dropout, five clinical
 * features, a fully connected layer. The paper averages the MLP's output over a patient's slices
 * for its Cox model. Its units, L2 and dropout are not told: those here are defaults.
 */
final class ResNet50Mlp implements Architecture {
  private static final ResidualTrunk TRUNK =
      new ResidualTrunk(ResidualBlock.BOTTLENECK, List.of(3, 4, 6, 3));
  private static final String FIRST = "mlp.0";
  private static final int HIDDEN_UNITS = 128;
  private static final int FEATURES = 16;
  private static final float DROPOUT = 0.5f;
  private static final double L2 = 1e-4;

  @Override
  public String id() {
    return "resnet50-mlp";
  }

  @Override
  public NetworkSpec shipped() {
    return new NetworkSpec(id(), new NetworkContract(ImageShape.planar(224, 224, 3), 5, 2), 1);
  }

  @Override
  public String head() {
    return "fc";
  }

  @Override
  public List<String> ownLayers() {
    return List.of("mlp", head());
  }

  @Override
  public String trunkReader() {
    return FIRST;
  }

  /** The perceptron stands between the averages and the features. */
  @Override
  public boolean averagesFeatureMap() {
    return false;
  }

  @Override
  public PublishedTraining published() {
    return new PublishedTraining(ResidualTrunk.LAYERS, L2, DROPOUT);
  }

  @Override
  public NetworkGraph build(Layers layers, NetworkSpec spec) {
    spec.requirePlanar();
    NetworkContract contract = spec.contract();
    Placeholder<TFloat32> image = layers.image(contract.image());
    Operand<TFloat32> map = TRUNK.build(layers, image);
    Operand<TFloat32> averages = layers.globalAverage(map);
    Operand<TFloat32> features = perceptron(layers, averages);
    if (contract.clinical() == 0) {
      Operand<TFloat32> logits = layers.dense(head(), features, contract.classes());
      return new NetworkGraph(image, Optional.empty(), averages, features, map, logits, layers);
    }
    Placeholder<TFloat32> clinical = layers.clinical(contract.clinical());
    Operand<TFloat32> joined = layers.concat(features, clinical);
    Operand<TFloat32> logits = layers.dense(head(), joined, contract.classes());
    return new NetworkGraph(image, Optional.of(clinical), averages, features, map, logits, layers);
  }

  private static Operand<TFloat32> perceptron(Layers layers, Operand<TFloat32> averages) {
    Operand<TFloat32> hidden = layers.relu(layers.dense(FIRST, averages, HIDDEN_UNITS));
    Operand<TFloat32> kept = layers.dropout("mlp.2", hidden, DROPOUT);
    return layers.relu(layers.dense("mlp.3", kept, FEATURES));
  }
}
