package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

class ResNeXt3dTest {
  private static final NetworkSpec SHIPPED = Architecture.of("resnext3d").shipped();
  private static final NetworkSpec SMALL =
      SHIPPED.withImage(new ImageShape(13, 17, 20, 2)).withWidth(1);

  @Test
  void shippedNetworkHasAMapOfFourVoxelsASide() {
    try (Graph graph = new Graph()) {
      NetworkGraph network = built(graph, SHIPPED);
      assertThat(network.featureMap().shape().asArray()).containsExactly(-1, 4, 4, 4, 256);
      assertThat(network.features().shape().asArray()).containsExactly(-1, 256);
      assertThat(
              network.layers().parameters().stream()
                  .filter(Parameter::trained)
                  .mapToInt(
                      parameter -> Arrays.stream(parameter.shape()).reduce(1, (a, b) -> a * b))
                  .sum())
          .isEqualTo(393_050);
    }
  }

  @Test
  void namesAndShapesAreTorchs() {
    Weights weights = SavedModelWriter.seeded(SMALL, 1);
    assertThat(weights.get("conv1.weight").shape()).containsExactly(8, 2, 3, 3, 3);
    assertThat(weights.get("layer1.0.downsample.0.weight").shape()).containsExactly(16, 8, 1, 1, 1);
    assertThat(weights.names()).doesNotContain("layer1.1.downsample.0.weight");
    assertThat(weights.get("layer3.1.conv2.weight").shape()).containsExactly(32, 4, 3, 3, 3);
    assertThat(weights.get("layer4.1.bn3.running_var").shape()).containsExactly(128);
    assertThat(weights.get("attention2.fc1.weight").shape()).containsExactly(8, 32);
    assertThat(weights.get("attention2.fc2.bias").shape()).containsExactly(32);
    assertThat(weights.get("fc.weight").shape()).containsExactly(2, 128);
  }

  @Test
  void weightsDependOnTheSeedAlone() {
    Weights weights = SavedModelWriter.seeded(SMALL, 5);
    assertThat(SavedModelWriter.seeded(SMALL, 5)).isEqualTo(weights);
    assertThat(SavedModelWriter.seeded(SMALL, 6)).isNotEqualTo(weights);
  }

  @Test
  void featuresAreTheMeansOfTheMap(@TempDir Path folder) {
    SavedModelWriter.write(folder.resolve("model"), SMALL, SavedModelWriter.seeded(SMALL, 5));
    float[] values = new float[SMALL.contract().image().length()];
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    ImageTensor image = ImageTensor.of(1, SMALL.contract().image(), values);
    try (SavedModelNetwork network =
        SavedModelNetwork.load(folder.resolve("model"), SMALL.contract(), 1)) {
      NetworkOutput output = network.run(image);
      float[] map = output.featureMap();
      float[] features = output.features();
      assertThat(features).hasSize(128);
      for (int channel = 0; channel < features.length; channel++) {
        double sum = 0;
        for (int i = channel; i < map.length; i += features.length) {
          sum += map[i];
        }
        assertThat((double) features[channel])
            .isCloseTo(sum * features.length / map.length, within(1e-6));
      }
    }
  }

  @Test
  void refusesAPlanarImage() {
    NetworkSpec planar = SHIPPED.withImage(ImageShape.planar(64, 64, 2));
    try (Graph graph = new Graph()) {
      assertThatThrownBy(() -> built(graph, planar))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("resnext3d takes volumes, got 64 x 64 x 2 (2 classes)");
    }
  }

  private static NetworkGraph built(Graph graph, NetworkSpec spec) {
    Layers layers = Layers.training(Ops.create(graph), name -> true);
    return Architecture.of(spec.architecture()).build(layers, spec);
  }
}
