package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The planar networks by their published sizes and names; small images keep the runs short. */
class ArchitectureTest {
  private static final Map<String, List<Parameter>> SHIPPED = new HashMap<>();

  /** torchvision publishes the counts of its networks of 1000 classes. */
  @ParameterizedTest
  @CsvSource({"resnet34, 21797672, 512, 182", "densenet121, 7978856, 1024, 606"})
  void hasThePublishedSize(String id, long trained, int features, int tensors) {
    assertThat(trainable(parameters(id))).isEqualTo(trained - (1000 - 2) * (features + 1));
    assertThat(parameters(id)).hasSize(tensors);
  }

  /** torchvision's resnet50 has 25 557 032 weights, of them 2 049 000 in its classifying layer. */
  @Test
  void resnet50HasThePublishedTrunkBeforeItsPerceptron() {
    List<Parameter> all = parameters("resnet50-mlp");
    List<Parameter> trunk = all.stream().filter(p -> !p.name().matches("(mlp|fc)\\..*")).toList();
    assertThat(trainable(trunk)).isEqualTo(25_557_032 - 2_049_000);
    assertThat(trainable(all) - trainable(trunk))
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
    assertThat(parameters(densenet.id()))
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

  @Test
  void featuresAreTheAveragesOfTheMap() {
    NetworkSpec spec = new DenseNet121().shipped().withImage(ImageShape.planar(40, 66, 3));
    ImageTensor images = ImageTensor.stack(List.of(image(spec, 1), image(spec, 2)));
    List<float[]> ends = run(spec, images, new float[0]);
    float[] features = ends.get(0);
    float[] map = ends.get(1);
    assertThat(features).hasSize(2 * 1024);
    assertThat(map).hasSize(2 * 2 * 1024);
    for (int i = 0; i < features.length; i++) {
      int place = i / 1024 * 2 * 1024 + i % 1024;
      assertThat(features[i]).isCloseTo((map[place] + map[place + 1024]) / 2, within(1e-5f));
    }
  }

  @Test
  void clinicalValuesReachTheLogitsAlone() {
    NetworkSpec spec = new ResNet50Mlp().shipped().withImage(ImageShape.planar(32, 32, 3));
    ImageTensor twice = ImageTensor.stack(List.of(image(spec, 1), image(spec, 1)));
    List<float[]> ends = run(spec, twice, new float[] {0, 0, 0, 0, 0, 1, 0, 1, 1, 0});
    float[] features = ends.get(0);
    float[] logits = ends.get(2);
    assertThat(Arrays.copyOf(features, 16))
        .containsExactly(Arrays.copyOfRange(features, 16, 32), within(1e-5f));
    assertThat(logits[0]).isNotCloseTo(logits[2], within(1e-2f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet34", "resnet50-mlp", "densenet121", "lenet"})
  void refusesVolumes(String id) {
    NetworkSpec spec = Architecture.of(id).shipped().withImage(new ImageShape(8, 64, 64, 3));
    assertThatThrownBy(() -> build(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(id + " takes planar images, got 8 x 64 x 64 x 3");
  }

  @Test
  void densenetRefusesAnImageThatItsPoolingsWouldEmpty() {
    NetworkSpec spec = new DenseNet121().shipped().withImage(ImageShape.planar(64, 28, 3));
    assertThatThrownBy(() -> build(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes rows and columns of 29 or more");
  }

  private static List<Parameter> parameters(String id) {
    return SHIPPED.computeIfAbsent(id, name -> build(Architecture.of(name).shipped()));
  }

  private static List<Parameter> build(NetworkSpec spec) {
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
    return parameters(architecture.id()).stream()
        .map(p -> p.name() + " " + Arrays.toString(p.shape()))
        .toList();
  }

  /** Layers with weights that the paper trains. */
  private static List<String> publishedLayers(Architecture architecture) {
    return parameters(architecture.id()).stream()
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

  /** Features, feature map and logits with weights of a seed, straight from the graph. */
  private static List<float[]> run(NetworkSpec spec, ImageTensor images, float[] clinical) {
    try (Graph graph = new Graph()) {
      NetworkGraph network =
          Architecture.of(spec.architecture()).build(Layers.inference(Ops.create(graph)), spec);
      try (Session session = new Session(graph);
          TFloat32 image =
              tensor(images.batch(), images.toArray(), spec.contract().image().axes());
          TFloat32 values = tensor(images.batch(), clinical, spec.contract().clinical())) {
        network.layers().assign(session, network.layers().draw(new SeededWeights(1)));
        Session.Runner runner = session.runner().feed(network.image(), image);
        network.clinical().ifPresent(input -> runner.feed(input, values));
        runner.fetch(network.features()).fetch(network.featureMap()).fetch(network.logits());
        try (Result result = runner.run()) {
          return List.of(values(result.get(0)), values(result.get(1)), values(result.get(2)));
        }
      }
    }
  }

  private static TFloat32 tensor(int batch, float[] values, long... axes) {
    return TFloat32.tensorOf(Shape.of(batch).append(Shape.of(axes)), DataBuffers.of(values));
  }

  private static float[] values(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.shape().size())];
    ((TFloat32) tensor).copyTo(DataBuffers.of(values, false, false));
    return values;
  }
}
