package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** Grad-CAM on loaded SavedModels against torch's autograd and interpolation. */
@Tag("peers")
class GradCamPeersTest {
  /** Of the largest magnitude of the tensor that is compared. */
  private static final double TOLERANCE = 1e-3;

  private static final int IMAGES = 2;

  @TempDir Path folder;

  @BeforeAll
  static void requireTorch() {
    TorchPeer.require();
  }

  @ParameterizedTest
  @CsvSource({"resnet50-mlp, 96, 131, 1", "densenet121, 131, 96, 1"})
  void gradientAndHeatAgreeWithTorch(String id, int rows, int columns, int outputClass) {
    TorchPeer.run("gradcam.py", id, rows, columns, outputClass, folder);
    NetworkSpec spec = Architecture.of(id).shipped().withImage(ImageShape.planar(rows, columns, 3));
    SavedModelWriter.write(
        folder.resolve("model"), spec, Safetensors.read(folder.resolve("weights.safetensors")));
    NetworkDefinition stored =
        new NetworkDefinition.Stored(folder.resolve("model"), spec.contract(), "");
    try (SavedModelNetwork network =
        SavedModelNetwork.load(folder.resolve("model"), spec.contract(), 2)) {
      NetworkInput input = input(spec.contract());
      NetworkOutput output = network.runWithGradient(input, outputClass);
      NetworkOutput.Tensor gradient = output.tensor(LogitGradient.NAME);
      float[] ours = new float[IMAGES * gradient.imageLength()];
      for (int i = 0; i < ours.length; i++) {
        ours[i] = gradient.at(i / gradient.imageLength(), i % gradient.imageLength());
      }
      assertAgrees("gradient", ours);
      Explanation explanation = Explainer.of(network, stored, id).explain(input, outputClass);
      assertThat(explanation.method()).isEqualTo(ActivationMethod.GRAD_CAM);
      assertAgrees("heat", heat(explanation.maps(), pixels(columns, rows, 1)));
    }
  }

  @Test
  void aCubeIsInterpolatedAsTorchDoesIt() {
    TorchPeer.run("gradcam.py", "trilinear", folder);
    float[] cells = TorchPeer.floats(folder.resolve("cells"));
    double[] sums = new double[cells.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = cells[i];
    }
    List<ActivationMap> maps = ActivationMap.of(new GridSize(3, 5, 4), List.of(sums));
    assertAgrees("heat", heat(maps, pixels(8, 7, 9)));
  }

  private NetworkInput input(NetworkContract contract) {
    ImageTensor images =
        ImageTensor.of(IMAGES, contract.image(), TorchPeer.floats(folder.resolve("image")));
    return contract.clinical() == 0
        ? NetworkInput.of(images)
        : NetworkInput.of(images, TorchPeer.floats(folder.resolve("clinical")));
  }

  private static VolumeGeometry pixels(int columns, int rows, int slices) {
    return new VolumeGeometry(
        new GridSize(columns, rows, slices),
        new Spacing(0.7, 0.7, 3),
        Direction.AXIAL,
        new Vector3(-3, 5, 8),
        "");
  }

  private static float[] heat(List<ActivationMap> maps, VolumeGeometry crop) {
    int pixels = crop.size().voxels();
    float[] heat = new float[maps.size() * pixels];
    for (int image = 0; image < maps.size(); image++) {
      System.arraycopy(maps.get(image).on(crop).toFloatArray(), 0, heat, image * pixels, pixels);
    }
    return heat;
  }

  private void assertAgrees(String name, float[] ours) {
    float[] theirs = TorchPeer.floats(folder.resolve(name));
    assertThat(ours).as(name).hasSameSizeAs(theirs);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < theirs.length; i++) {
      largest = Math.max(largest, Math.abs(theirs[i]));
      difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
    }
    assertThat(largest).as(name).isPositive();
    assertThat(difference / largest).as(name).isCloseTo(0, within(TOLERANCE));
  }
}
