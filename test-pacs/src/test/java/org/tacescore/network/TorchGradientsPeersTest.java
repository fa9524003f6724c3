package org.tacescore.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.network.training.TrainingStep;
import org.tacescore.network.weights.Safetensors;
import org.tacescore.network.weights.Weights;

/**
 * A step of the graph that trains, in every way to train a network, against torch's autograd: the
 * loss, the gradients of all trained tensors that Adam is given, the running statistics after it.
 * Trained layers normalise by the batch, the others are frozen.
 */
@Tag("peers")
class TorchGradientsPeersTest {
  /** Of the largest magnitude of the tensor that is compared. */
  private static final double GRADIENT_TOLERANCE = 1e-3;

  private static final double STATISTIC_TOLERANCE = 1e-4;

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
    Object[] arguments = {id, trained, batch, rows, columns, folder};
    requireAgreement(arguments, ImageShape.planar(rows, columns, 3));
  }

  @ParameterizedTest
  @CsvSource({"resnext3d, all, 4, 32, 23, 20", "resnext3d, layer4+attention4+fc, 3, 24, 20, 28"})
  void agreesWithAutograd(String id, String trained, int batch, int slices, int rows, int columns) {
    Object[] arguments = {id, trained, batch, slices, rows, columns, folder};
    requireAgreement(arguments, new ImageShape(slices, rows, columns, 2));
  }

  /**
   * @param arguments network, trained layers, batch and what else gradients.py takes
   */
  private void requireAgreement(Object[] arguments, ImageShape image) {
    NetworkSpec spec = Architecture.of((String) arguments[0]).shipped().withImage(image);
    String layers = (String) arguments[1];
    List<String> trained = List.of(layers.equals("all") ? new String[] {""} : layers.split("\\+"));
    runTorch("given", arguments);
    TrainingStep step = TrainingStep.make(spec, trained, (int) arguments[2], folder);
    runTorch("step", arguments);
    double loss = TorchPeer.floats(folder.resolve("loss"))[0];
    assertThat(step.loss()).isCloseTo(loss, within(1e-5 * loss));
    requireAgreement(step.gradients(), "gradients", GRADIENT_TOLERANCE);
    requireAgreement(step.after(), "after", STATISTIC_TOLERANCE);
  }

  private void runTorch(String stage, Object[] arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = stage;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    TorchPeer.run("gradients.py", all);
  }

  private void requireAgreement(Weights ours, String file, double tolerance) {
    Weights theirs = Safetensors.read(folder.resolve(file + ".safetensors"));
    assertThat(ours.names()).containsExactlyInAnyOrderElementsOf(theirs.names());
    String worst = "";
    double largest = 0;
    for (String name : theirs.names()) {
      double relative = difference(ours, theirs, name) / scale(theirs, name);
      if (relative > largest) {
        largest = relative;
        worst = name;
      }
    }
    System.out.printf(
        Locale.ROOT, "%s: %d tensors, worst %.1e, %s%n", file, ours.names().size(), largest, worst);
    assertThat(largest).as("%s of %s", file, worst).isLessThanOrEqualTo(tolerance);
  }

  private static double difference(Weights ours, Weights theirs, String name) {
    float[] our = ours.get(name).toArray();
    float[] their = theirs.get(name).toArray();
    double difference = 0;
    for (int i = 0; i < their.length; i++) {
      difference = Math.max(difference, Math.abs((double) our[i] - their[i]));
    }
    return difference;
  }

  /**
   * The largest magnitude; for a convolution's bias its kernel's, since before a batch's
   * normalisation a bias has no gradient but rounding.
   */
  private static double scale(Weights weights, String name) {
    String kernel = name.replaceFirst("\\.bias$", ".weight");
    boolean convolution = weights.get(kernel).shape().length > 2;
    return largest(weights.get(convolution ? kernel : name).toArray());
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
