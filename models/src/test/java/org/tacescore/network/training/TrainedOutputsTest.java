package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.network.ImageShape;
import org.tacescore.network.ImageTensor;
import org.tacescore.network.NetworkDefinition;
import org.tacescore.network.NetworkInput;
import org.tacescore.network.NetworkOutput;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.Networks;
import org.tacescore.network.SavedModelNetwork;

/** Scores and features of patients, on a seeded network that takes clinical values. */
class TrainedOutputsTest {
  /** Part of a value: runs of other sizes round differently. */
  private static final double ROUNDING = 1e-4;

  /** Noise of this size gives features of the size of the clinical values. */
  private static final float FAINT = 1e-3f;

  private static final NetworkSpec SPEC = PerceptronTask.SPEC;
  private static final List<List<Float>> CLINICAL =
      List.of(List.of(0.5f, -1f, 2f, 0f, 1f), List.of(-2f, 0f, 1f, 3f, -1f));

  /** The second patient's need two runs. */
  private static final List<ImageTensor> PATIENTS = List.of(noise(3, 1), noise(33, 2));

  @TempDir static Path cache;
  private static List<List<NetworkOutput>> outputs = List.of();

  @BeforeAll
  static void runByItself() {
    try (Networks networks = new Networks(cache, 1)) {
      SavedModelNetwork network = networks.open(new NetworkDefinition.Seeded(SPEC, 5));
      outputs =
          IntStream.range(0, PATIENTS.size())
              .mapToObj(
                  i ->
                      NetworkInput.of(PATIENTS.get(i), clinical(i))
                          .runs()
                          .map(network::run)
                          .toList())
              .toList();
    }
  }

  @Test
  void aScoreIsTheMeanProbabilityOfImagesWithThePatientsClinicalValues() {
    List<Double> scores = TrainedScores.of(trained(), PATIENTS, CLINICAL, 1, 1);

    for (int i = 0; i < PATIENTS.size(); i++) {
      double expected =
          outputs.get(i).stream()
              .flatMapToDouble(
                  run ->
                      IntStream.range(0, run.images())
                          .mapToDouble(image -> run.probability(image, 1)))
              .average()
              .orElseThrow();
      assertThat(scores.get(i)).isCloseTo(expected, within(ROUNDING)).isBetween(0.01, 0.99);
    }
    List<List<Float>> changed = List.of(CLINICAL.get(1), CLINICAL.get(0));
    assertThat(
            Math.abs(TrainedScores.of(trained(), PATIENTS, changed, 1, 1).get(0) - scores.get(0)))
        .isGreaterThan(0.01);
  }

  @Test
  void featuresAreTheMeanOverImagesWhateverTheClinicalValues() {
    List<double[]> features = TrainedFeatures.of(SPEC, PerceptronTask.START, PATIENTS, 1);

    assertThat(features).hasSize(2);
    for (int i = 0; i < PATIENTS.size(); i++) {
      double[] expected = meanFeatures(outputs.get(i));
      assertThat(Arrays.stream(expected).max().orElseThrow()).isGreaterThan(0);
      double largest = Arrays.stream(expected).max().orElseThrow();
      assertThat(features.get(i)).containsExactly(expected, within(ROUNDING * largest));
    }
  }

  /** A run each of the first patient's images, two of the second's. */
  @Test
  void aSharedTrunkGivesTheSameBitsAndRunsOnce() {
    Path folder = cache.resolve("trunk");
    FeatureCache trunk = FeatureCache.in(folder);
    assertThat(TrainedScores.of(trained(), PATIENTS, CLINICAL, 1, trunk))
        .isEqualTo(TrainedScores.of(trained(), PATIENTS, CLINICAL, 1, 1));
    assertThat(folder.toFile().list()).hasSize(3);
    List<double[]> features = TrainedFeatures.of(SPEC, PerceptronTask.START, PATIENTS, trunk);
    List<double[]> expected = TrainedFeatures.of(SPEC, PerceptronTask.START, PATIENTS, 1);
    for (int i = 0; i < PATIENTS.size(); i++) {
      assertThat(features.get(i)).isEqualTo(expected.get(i));
    }
    assertThat(folder.toFile().list()).hasSize(3);
  }

  @Test
  void refusesOtherClinicalValuesThanTheNetworkTakes() {
    assertThatThrownBy(() -> TrainedScores.of(trained(), PATIENTS, 1, 1))
        .hasMessage("the network takes 5 clinical values, a patient has 0");
    assertThatThrownBy(() -> TrainedScores.of(trained(), PATIENTS, CLINICAL.subList(0, 1), 1, 1))
        .hasMessage("2 patients have images, 1 clinical values");
  }

  /** The history and the split have no part in a score. */
  private static TrainedNetwork trained() {
    return new TrainedNetwork(
        SPEC,
        PerceptronTask.START,
        TrainingHistory.empty(),
        new PatientSplit(List.of(), List.of()));
  }

  private static double[] meanFeatures(List<NetworkOutput> runs) {
    double[] means = new double[0];
    int images = runs.stream().mapToInt(NetworkOutput::images).sum();
    for (NetworkOutput run : runs) {
      float[] values = run.features();
      means = means.length == 0 ? new double[values.length / run.images()] : means;
      for (int i = 0; i < values.length; i++) {
        means[i % means.length] += values[i] / images;
      }
    }
    return means;
  }

  /** Image, value. */
  private static float[] clinical(int patient) {
    List<Float> values = CLINICAL.get(patient);
    float[] all = new float[PATIENTS.get(patient).batch() * values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values.get(i % values.size());
    }
    return all;
  }

  private static ImageTensor noise(int images, long seed) {
    ImageShape shape = SPEC.contract().image();
    float[] values = PerceptronTask.noise(images * shape.length(), new SplittableRandom(seed));
    for (int i = 0; i < values.length; i++) {
      values[i] *= FAINT;
    }
    return ImageTensor.of(images, shape, values);
  }
}
