package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.WeightTensor;
import org.tacescore.network.weights.Weights;

/**
 * The gradients of every way to train a network, and the running statistics after a step, against
 * torch's autograd.
 */
@Tag("peers")
class TorchGradientsPeersTest {
  /** Of the largest magnitude of the tensor that is compared. */
  private static final double TOLERANCE = 1e-3;

  @TempDir Path folder;

  @BeforeAll
  static void requireTorch() {
    TorchPeer.require();
  }

  @ParameterizedTest
  @CsvSource({
    "lenet, all, 4, 70, 81",
    "resnet34, all, 4, 96, 64",
    "resnet34, layer4+fc, 4, 64, 64",
    "resnet34, fc, 3, 64, 64",
    "resnet50-mlp, mlp+fc, 4, 64, 64",
    "resnet50-mlp, all, 4, 96, 64",
    "densenet121, features.denseblock4+features.norm5+classifier, 4, 64, 64",
    "densenet121, all, 4, 96, 64"
  })
  void agreesWithAutograd(String id, String trained, int batch, int rows, int columns) {
    TorchPeer.run("gradients.py", id, trained, batch, rows, columns, folder);
    requireAgreement(id, trained, batch, ImageShape.planar(rows, columns, 3));
  }

  @ParameterizedTest
  @CsvSource({"resnext3d, all, 4, 32, 23, 20", "resnext3d, layer4+attention4+fc, 3, 16, 16, 16"})
  void agreesWithAutograd(String id, String trained, int batch, int slices, int rows, int columns) {
    TorchPeer.run("gradients.py", id, trained, batch, slices, rows, columns, folder);
    requireAgreement(id, trained, batch, new ImageShape(slices, rows, columns, 2));
  }

  private void requireAgreement(String id, String trained, int batch, ImageShape image) {
    NetworkSpec spec = Architecture.of(id).shipped().withImage(image);
    TrainingStep step = TrainingStep.run(spec, prefixes(trained), batch, folder);
    assertThat((double) step.loss()).isCloseTo(values("loss")[0], within(1e-5));
    Weights gradients = Safetensors.read(folder.resolve("gradients.safetensors"));
    assertThat(step.gradients().names()).containsExactlyInAnyOrderElementsOf(gradients.names());
    print(id + " " + trained, step.gradients(), gradients);
    Weights after = Safetensors.read(folder.resolve("after.safetensors"));
    print("after", step.after(), after);
  }

  private static void print(String what, Weights ours, Weights theirs) {
    record Miss(String name, double relative, double largest) {}
    List<Miss> misses = new java.util.ArrayList<>();
    for (Map.Entry<String, WeightTensor> e : theirs.asMap().entrySet()) {
      float[] t = e.getValue().toArray();
      float[] o = ours.get(e.getKey()).toArray();
      double d = 0, l = 0;
      for (int i = 0; i < t.length; i++) {
        d = Math.max(d, Math.abs((double) t[i] - o[i]));
        l = Math.max(l, Math.abs(t[i]));
      }
      misses.add(new Miss(e.getKey(), d / l, l));
    }
    misses.sort(java.util.Comparator.comparingDouble(m -> -m.relative()));
    System.out.println(what + ": " + misses.size());
    misses.stream()
        .limit(8)
        .forEach(m -> System.out.printf("   %s %.1e of %.3g%n", m.name, m.relative, m.largest));
  }

  private float[] values(String name) {
    return TorchPeer.floats(folder.resolve(name));
  }

  private static List<String> prefixes(String trained) {
    return trained.equals("all") ? List.of() : Arrays.asList(trained.split("\\+"));
  }
}
