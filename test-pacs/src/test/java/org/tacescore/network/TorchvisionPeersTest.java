package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * The networks, written as SavedModels with torch's weights and run from them, against
 * torchvision's own classes, and where it has none against a twin of torch's layers.
 */
@Tag("peers")
class TorchvisionPeersTest {
  /** Of the largest magnitude of the tensor that is compared. */
  private static final double TOLERANCE = 1e-4;

  private static final int IMAGES = 3;

  @TempDir Path folder;

  @BeforeAll
  static void requireTorch() {
    TorchPeer.require();
  }

  @ParameterizedTest
  @CsvSource({
    "resnet34, 224, 224",
    "resnet34, 161, 195",
    "resnet50-mlp, 224, 224",
    "resnet50-mlp, 161, 195",
    "densenet121, 224, 224",
    "densenet121, 161, 195",
    "lenet, 224, 224",
    "lenet, 161, 195"
  })
  void agreesWithTorch(String id, int rows, int columns) {
    TorchPeer.run("classes.py", id, rows, columns, folder);
    requireAgreement(id, ImageShape.planar(rows, columns, 3));
  }

  @ParameterizedTest
  @CsvSource({"resnext3d, 64, 64, 64", "resnext3d, 37, 45, 51"})
  void agreesWithTorch(String id, int slices, int rows, int columns) {
    TorchPeer.run("classes.py", id, slices, rows, columns, folder);
    requireAgreement(id, new ImageShape(slices, rows, columns, 2));
  }

  private void requireAgreement(String id, ImageShape image) {
    Architecture architecture = Architecture.of(id);
    NetworkSpec spec = architecture.shipped().withImage(image);
    Path model = folder.resolve("model");
    SavedModelWriter.write(model, spec, weights(architecture));
    try (SavedModelNetwork network = SavedModelNetwork.load(model, spec.contract(), 2)) {
      NetworkOutput output = network.run(input(spec.contract()));
      assertAgrees(id, "features", output.features());
      assertAgrees(id, "feature_map", output.featureMap());
      assertAgrees(id, "logits", logits(output));
    }
  }

  /** All tensors of torchvision's network and no others, under this software's names. */
  private Weights weights(Architecture architecture) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    Safetensors.read(folder.resolve("weights.safetensors"))
        .asMap()
        .forEach((name, tensor) -> tensors.put(architecture.currentName(name), tensor));
    assertThat(tensors.keySet()).isEqualTo(names(architecture));
    return Weights.of(tensors);
  }

  private static Set<String> names(Architecture architecture) {
    try (Graph graph = new Graph()) {
      Layers layers = Layers.inference(Ops.create(graph));
      architecture.build(layers, architecture.shipped());
      return layers.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    }
  }

  private NetworkInput input(NetworkContract contract) {
    ImageTensor images =
        ImageTensor.of(IMAGES, contract.image(), TorchPeer.floats(folder.resolve("image")));
    return contract.clinical() == 0
        ? NetworkInput.of(images)
        : NetworkInput.of(images, TorchPeer.floats(folder.resolve("clinical")));
  }

  private static float[] logits(NetworkOutput output) {
    float[] logits = new float[IMAGES * output.classes()];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = output.logit(i / output.classes(), i % output.classes());
    }
    return logits;
  }

  private void assertAgrees(String id, String name, float[] ours) {
    float[] theirs = TorchPeer.floats(folder.resolve(name));
    assertThat(ours).as(name).hasSameSizeAs(theirs);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < theirs.length; i++) {
      largest = Math.max(largest, Math.abs(theirs[i]));
      difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
    }
    assertThat(difference).as("%s of %s", name, id).isLessThanOrEqualTo(TOLERANCE * largest);
  }
}
