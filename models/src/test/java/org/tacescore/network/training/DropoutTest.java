package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The dropout of a perceptron, beside the same layers in plain loops. */
class DropoutTest {
  private static final int AVERAGES = 2048;
  private static final int HIDDEN = 128;
  private static final int FEATURES = 16;
  private static final TrainingTask TASK = PerceptronTask.task(PerceptronTask.PLAN);
  private static final List<TrainingImage> IMAGES =
      TrainingBatches.images(TASK.set().cases().subList(0, 4));

  @Test
  void theSeedAndThePlaceDecideWhichUnitsAreLeftOut() {
    float[] mask = Draws.mask(10_000, 0.2f, Draws.masks(7, 2, 3));
    assertThat(mask).containsOnly(0, 1.25f);
    int left = 0;
    for (float value : mask) {
      left += value == 0 ? 1 : 0;
    }
    // Five standard deviations of the binomial distribution.
    assertThat(left).isBetween(1800, 2200);
    assertThat(Draws.mask(10_000, 0.2f, Draws.masks(7, 2, 3))).isEqualTo(mask);
    assertThat(Draws.mask(10_000, 0.2f, Draws.masks(7, 2, 4))).isNotEqualTo(mask);
    assertThat(Draws.mask(10_000, 0.2f, Draws.masks(7, 3, 3))).isNotEqualTo(mask);
    assertThat(Draws.mask(10_000, 0.2f, Draws.masks(8, 2, 3))).isNotEqualTo(mask);
  }

  /** Losses and logits to 1e-5; another step's mask is another loss. */
  @Test
  void isOnInAStepAndOffInValidation() {
    List<float[]> averages = averages();
    ImageBatch batch = ImageBatch.ofTrunk(IMAGES, averages);
    float[] mask = Draws.mask(IMAGES.size() * HIDDEN, 0.5f, Draws.masks(11, 1, 2));
    float[] none = new float[mask.length];
    Arrays.fill(none, 1);
    try (TrainingGraph graph = new TrainingGraph(TASK)) {
      graph.start(TASK.start());
      double loss = loss(averages, mask);
      assertThat(Math.abs(loss - loss(averages, none))).isGreaterThan(1e-3);
      assertThat(graph.step(batch, 1, 2, 1)).isCloseTo(loss, within(1e-5));
      graph.start(TASK.start());
      assertThat(Math.abs(graph.step(batch, 1, 3, 1) - loss)).isGreaterThan(1e-3);
    }
    try (EvaluationGraph graph = new EvaluationGraph(TASK.spec(), 2)) {
      graph.assign(TASK.start());
      float[] logits = graph.logits(batch);
      for (int i = 0; i < logits.length; i++) {
        double expected = logits(i / 2, averages.get(i / 2), none)[i % 2];
        assertThat((double) logits[i]).isCloseTo(expected, within(1e-5));
      }
    }
  }

  private static List<float[]> averages() {
    SplittableRandom random = new SplittableRandom(9);
    List<float[]> averages = new ArrayList<>();
    for (int i = 0; i < IMAGES.size(); i++) {
      averages.add(PerceptronTask.noise(AVERAGES, random));
    }
    return averages;
  }

  private static double loss(List<float[]> averages, float[] mask) {
    double loss = 0;
    for (int i = 0; i < IMAGES.size(); i++) {
      double[] logits = logits(i, averages.get(i), mask);
      int label = IMAGES.get(i).of().label();
      loss += Math.log(Math.exp(logits[0]) + Math.exp(logits[1])) - logits[label];
    }
    return loss / IMAGES.size();
  }

  private static double[] logits(int image, float[] averages, float[] mask) {
    double[] input = new double[AVERAGES];
    for (int i = 0; i < AVERAGES; i++) {
      input[i] = averages[i];
    }
    double[] hidden = rectified(dense("mlp.0", input));
    for (int i = 0; i < HIDDEN; i++) {
      hidden[i] *= mask[image * HIDDEN + i];
    }
    List<Float> clinical = IMAGES.get(image).of().clinical();
    double[] joined = Arrays.copyOf(rectified(dense("mlp.3", hidden)), FEATURES + clinical.size());
    for (int i = 0; i < clinical.size(); i++) {
      joined[FEATURES + i] = clinical.get(i);
    }
    return dense("fc", joined);
  }

  private static double[] rectified(double[] values) {
    return Arrays.stream(values).map(value -> Math.max(value, 0)).toArray();
  }

  private static double[] dense(String layer, double[] input) {
    float[] kernel = TASK.start().get(layer + ".weight").toArray();
    float[] bias = TASK.start().get(layer + ".bias").toArray();
    double[] output = new double[bias.length];
    for (int i = 0; i < output.length; i++) {
      output[i] = bias[i];
      for (int k = 0; k < input.length; k++) {
        output[i] += kernel[i * input.length + k] * input[k];
      }
    }
    return output;
  }
}
