package org.tacescore.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightMatchTest {
  private static final NeededWeights NEEDED = needed();

  @Test
  void takesOffPrefixesAndKnowsOldNames() {
    Weights matched =
        match(
                Map.of(
                    "module.model.fc.bias", tensor(7, 2),
                    "state_dict.backbone.conv.1.weight", tensor(1, 4, 3),
                    "fc.weight", tensor(5, 2, 4),
                    "backbone.mlp.weight", tensor(6, 4, 4)))
            .weights();

    assertThat(matched.names())
        .containsExactly("conv1.weight", "mlp.weight", "fc.weight", "fc.bias");
    assertThat(matched.get("conv1.weight")).isEqualTo(tensor(1, 4, 3));
    assertThat(matched.get("fc.bias")).isEqualTo(tensor(7, 2));
  }

  @Test
  void listsEveryTensorThatDoesNotFit() {
    assertThatThrownBy(
            () ->
                match(
                        ordered(
                            "conv1.weight", tensor(0, 4, 5),
                            "fc.weight", tensor(0, 3, 4),
                            "module.conv9.weight", tensor(0, 1),
                            "conv8.weight", tensor(0)))
                    .weights())
        .isInstanceOf(InvalidWeightsException.class)
        .hasMessage(
            """
            MISMATCH: net.npz does not fit resnet34: 2 tensors missing, 2 too many, 2 of another shape
            missing:
              mlp.weight [4, 4]
              fc.bias [2]
            too many:
              module.conv9.weight [1]
              conv8.weight []
            of another shape:
              conv1.weight is [4, 5], needs [4, 3]
              fc.weight is [3, 4], needs [2, 4]""");
  }

  @Test
  void namesBothClassCountsWhenTheHeadAloneDiffers() {
    assertThatThrownBy(() -> match(ofThreeClasses()).weights())
        .hasMessage(
            "WRONG_CLASSES: net.npz has a head of 3 classes, resnet34 is to have 2;"
                + " a new head can be asked for");
  }

  @Test
  void drawsTheLayersThatAnotherTaskLacksWhenAsked() {
    Weights drawn =
        Weights.of(
            Map.of(
                "conv1.weight", tensor(9, 4, 3),
                "mlp.weight", tensor(9, 4, 4),
                "fc.weight", tensor(9, 2, 4),
                "fc.bias", tensor(9, 2)));
    Map<String, WeightTensor> file = new LinkedHashMap<>(ofThreeClasses());
    file.remove("mlp.weight");
    file.put("module.fc.extra", tensor(0, 1));

    Weights matched = match(file).weightsWithNewHead(drawn);

    assertThat(matched.names()).containsExactlyElementsOf(NEEDED.shapes().keySet());
    assertThat(matched.get("conv1.weight")).isEqualTo(tensor(1, 4, 3));
    assertThat(matched.get("mlp.weight")).isEqualTo(tensor(9, 4, 4));
    assertThat(matched.get("fc.weight")).isEqualTo(tensor(9, 2, 4));
    assertThatThrownBy(() -> match(Map.of("fc.bias", tensor(1, 2))).weightsWithNewHead(drawn))
        .hasMessage(
            """
            MISMATCH: net.npz does not fit resnet34: 1 tensors missing, 0 too many, 0 of another shape
            missing:
              conv1.weight [4, 3]""");
  }

  @Test
  void refusesTwoNamesOfOneTensor() {
    assertThatThrownBy(
            () -> match(ordered("fc.bias", tensor(0, 2), "module.fc.bias", tensor(0, 2))))
        .hasMessage("DUPLICATE: net.npz: fc.bias and module.fc.bias are both fc.bias of resnet34");
  }

  private static Map<String, WeightTensor> ofThreeClasses() {
    return ordered(
        "conv1.weight", tensor(1, 4, 3),
        "mlp.weight", tensor(1, 4, 4),
        "fc.weight", tensor(1, 3, 4),
        "fc.bias", tensor(1, 3));
  }

  private static WeightMatch match(Map<String, WeightTensor> file) {
    return new WeightMatch("net.npz", NEEDED, Weights.of(file));
  }

  private static NeededWeights needed() {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    shapes.put("conv1.weight", List.of(4, 3));
    shapes.put("mlp.weight", List.of(4, 4));
    shapes.put("fc.weight", List.of(2, 4));
    shapes.put("fc.bias", List.of(2));
    return new NeededWeights(
        "resnet34", shapes, name -> name.replace("conv.1", "conv1"), "fc", List.of("mlp", "fc"));
  }

  private static Map<String, WeightTensor> ordered(Object... namesAndTensors) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTensors.length; i += 2) {
      tensors.put((String) namesAndTensors[i], (WeightTensor) namesAndTensors[i + 1]);
    }
    return tensors;
  }

  private static WeightTensor tensor(float value, int... shape) {
    float[] values = new float[(int) TensorShape.length(shape)];
    Arrays.fill(values, value);
    return WeightTensor.of(shape, values);
  }
}
