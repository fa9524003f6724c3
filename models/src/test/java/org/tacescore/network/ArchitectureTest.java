package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/** The planar networks by their published sizes and names; small images keep the runs short. */
class ArchitectureTest {
  @TempDir static Path folder;

  private static final int IMAGENET_CLASSES = 1000;

  /** The counts that torchvision publishes for its networks of 1000 classes. */
  @ParameterizedTest
  @CsvSource({"resnet34, 21797672, 182", "densenet121, 7978856, 606"})
  void hasThePublishedSize(String id, long trained, int tensors) {
    NetworkSpec spec = Architecture.of(id).shipped().withClasses(IMAGENET_CLASSES);
    List<Parameter> parameters = parameters(spec);
    assertThat(trainable(parameters)).isEqualTo(trained);
    assertThat(parameters).hasSize(tensors);
  }

  /** torchvision's resnet50 has 25 557 032 weights, of them 2 049 000 in its classifying layer. */
  @Test
  void resnet50HasThePublishedTrunkBeforeItsPerceptron() {
    List<Parameter> parameters = parameters(new ResNet50Mlp().shipped());
    List<Parameter> trunk =
        parameters.stream().filter(p -> !p.name().matches("(mlp|fc)\\..*")).toList();
    assertThat(trainable(trunk)).isEqualTo(25_557_032 - 2_049_000);
    assertThat(trainable(parameters) - trainable(trunk))
        .isEqualTo((2048 + 1) * 128 + (128 + 1) * 16 + (16 + 5 + 1) * 2);
    assertThat(trunk.stream().filter(p -> p.shape().length == 4)).hasSize(49 + 4);
  }

  @Test
  void tensorsHaveTorchsNamesAndAxes() {
    assertThat(described(new ResNet34()))
        .contains(
            "conv1.weight [64, 3, 7, 7]",
            "bn1.running_var [64]",
            "layer3.0.downsample.0.weight [256, 128, 1, 1]",
            "layer4.2.conv2.weight [512, 512, 3, 3]",
            "fc.weight [2, 512]")
        .noneMatch(tensor -> tensor.startsWith("layer1.0.downsample"));
    assertThat(described(new ResNet50Mlp()))
        .contains(
            "layer1.0.downsample.0.weight [256, 64, 1, 1]",
            "layer4.0.conv2.weight [512, 512, 3, 3]",
            "layer4.2.bn3.bias [2048]",
            "mlp.0.weight [128, 2048]",
            "mlp.3.bias [16]",
            "fc.weight [2, 21]");
    assertThat(described(new DenseNet121()))
        .contains(
            "features.conv0.weight [64, 3, 7, 7]",
            "features.denseblock1.denselayer1.norm1.running_mean [64]",
            "features.denseblock4.denselayer16.conv1.weight [128, 992, 1, 1]",
            "features.transition2.conv.weight [256, 512, 1, 1]",
            "features.norm5.weight [1024]",
            "classifier.bias [2]");
  }

  @Test
  void densenetKnowsTheOldestNames() {
    Architecture densenet = new DenseNet121();
    String layer = "features.denseblock2.denselayer11.";
    assertThat(densenet.currentName(layer + "norm.1.running_var"))
        .isEqualTo(layer + "norm1.running_var");
    assertThat(densenet.currentName(layer + "conv.2.weight")).isEqualTo(layer + "conv2.weight");
    assertThat(parameters(densenet.shipped()))
        .allSatisfy(p -> assertThat(densenet.currentName(p.name())).isEqualTo(p.name()));
  }

  @Test
  void publishedTrainingSparesTheTrunk() {
    assertThat(publishedLayers(new ResNet34())).containsExactly("fc");
    assertThat(publishedLayers(new ResNet50Mlp())).containsExactly("mlp.0", "mlp.3", "fc");
    assertThat(publishedLayers(new DenseNet121())).containsExactly("classifier");
    assertThat(publishedLayers(new LeNet())).containsExactly("conv1", "bn1", "conv2", "bn2", "fc");
    assertThat(new PublishedTraining(List.of("layer1"), 0, 0).trains("layer10.conv1")).isTrue();
  }

  @Test
  void dropoutIsFedInTrainingAlone() {
    ResNet50Mlp architecture = new ResNet50Mlp();
    try (Graph graph = new Graph()) {
      Layers layers = Layers.training(Ops.create(graph), architecture.published()::trains);
      architecture.build(layers, architecture.shipped());
      assertThat(layers.masks())
          .singleElement()
          .satisfies(
              mask -> {
                assertThat(mask.units()).isEqualTo(128);
                assertThat(mask.rate()).isEqualTo((float) architecture.published().dropout());
              });
      assertThat(layers.updates()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"resnet34, 512, 6", "densenet121, 1024, 2"})
  void featuresAreTheAveragesOfTheMap(String id, int channels, int places) {
    NetworkSpec spec = Architecture.of(id).shipped().withImage(ImageShape.planar(40, 66, 3));
    ImageTensor images = ImageTensor.stack(List.of(image(spec, 1), image(spec, 2)));
    NetworkOutput output = run(spec, NetworkInput.of(images));
    float[] map = output.featureMap();
    float[] features = output.features();
    assertThat(features).hasSize(2 * channels);
    assertThat(map).hasSize(2 * places * channels);
    for (int i = 0; i < features.length; i++) {
      double sum = 0;
      for (int place = 0; place < places; place++) {
        sum += map[(i / channels * places + place) * channels + i % channels];
      }
      assertThat((double) features[i]).isCloseTo(sum / places, within(1e-5 * (1 + sum)));
    }
  }

  @Test
  void clinicalValuesReachTheLogitsAlone() {
    NetworkSpec spec = new ResNet50Mlp().shipped().withImage(ImageShape.planar(32, 32, 3));
    ImageTensor twice = ImageTensor.stack(List.of(image(spec, 1), image(spec, 1)));
    float[] clinical = {0, 0, 0, 0, 0, 1, 0, 1, 1, 0};
    NetworkOutput output = run(spec, NetworkInput.of(twice, clinical));
    float[] features = output.features();
    assertThat(Arrays.copyOf(features, 16))
        .containsExactly(Arrays.copyOfRange(features, 16, 32), within(1e-6f));
    assertThat(output.logit(0, 1)).isNotCloseTo(output.logit(1, 1), within(1e-3f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet34", "resnet50-mlp", "densenet121", "lenet"})
  void refusesVolumes(String id) {
    NetworkSpec spec = Architecture.of(id).shipped().withImage(new ImageShape(8, 64, 64, 3));
    assertThatThrownBy(() -> parameters(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(id + " takes planar images, got 8 x 64 x 64 x 3");
  }

  @Test
  void densenetRefusesAnImageThatItsPoolingsWouldEmpty() {
    NetworkSpec spec = new DenseNet121().shipped().withImage(ImageShape.planar(64, 28, 3));
    assertThatThrownBy(() -> parameters(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes rows and columns of 29 or more");
  }

  private static List<Parameter> parameters(NetworkSpec spec) {
    try (Graph graph = new Graph()) {
      Layers layers = Layers.training(Ops.create(graph), layer -> true);
      Architecture.of(spec.architecture()).build(layers, spec);
      return List.copyOf(layers.parameters());
    }
  }

  private static long trainable(List<Parameter> parameters) {
    return parameters.stream()
        .filter(Parameter::trained)
        .mapToLong(p -> Arrays.stream(p.shape()).asLongStream().reduce(1, Math::multiplyExact))
        .sum();
  }

  private static List<String> described(Architecture architecture) {
    return parameters(architecture.shipped()).stream()
        .map(p -> p.name() + " " + Arrays.toString(p.shape()))
        .toList();
  }

  /** Layers with weights that the paper trains. */
  private static List<String> publishedLayers(Architecture architecture) {
    return parameters(architecture.shipped()).stream()
        .map(p -> p.name().substring(0, p.name().lastIndexOf('.')))
        .distinct()
        .filter(architecture.published()::trains)
        .toList();
  }

  private static ImageTensor image(NetworkSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ImageShape shape = spec.contract().image();
    float[] values = new float[shape.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return ImageTensor.of(1, shape, values);
  }

  private static NetworkOutput run(NetworkSpec spec, NetworkInput input) {
    SavedModelWriter.write(
        folder.resolve(spec.architecture()), spec, SavedModelWriter.seeded(spec, 1));
    try (SavedModelNetwork network =
        SavedModelNetwork.load(folder.resolve(spec.architecture()), spec.contract(), 2)) {
      return network.run(input);
    }
  }
}
