package org.tacescore.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps of a graph that trains the head alone, beside the same steps in plain loops. */
class TrainingGraphTest {
  private static final double RATE = 0.01;
  private static final double L2 = 1e-3;
  private static final TrainingTask TASK =
      new TrainingTask(
          ToyTask.SPEC,
          ToyTask.start(5),
          ToyTask.set(4, 1, 3),
          new TrainingPlan(
              List.of("fc"),
              1,
              4,
              RATE,
              L2,
              List.of(1.0, 3.0),
              List.of(Augmentation.FLIP_ROWS),
              false,
              0,
              0,
              11,
              2));
  private static final int WIDTH = 6144;

  /**
   * Losses to 1e-5 of their size; weights to a hundredth of a step, since a small gradient's sign
   * may be lost in rounding. Fails when Adam's powers are those of another step.
   */
  @Test
  void stepsAreAdamsOnTheWeightedCrossEntropyWithL2() {
    ImageBatch batch = ImageBatch.of(TrainingBatches.images(TASK.set().cases()));
    Reference reference = new Reference(features(batch));
    try (TrainingGraph graph = new TrainingGraph(TASK)) {
      graph.start(TASK.start());
      for (int step = 1; step <= 3; step++) {
        double expected = reference.step(step);
        assertThat(graph.step(batch, 1, step, step)).isCloseTo(expected, within(1e-5 * expected));
      }
      float[] kernel = graph.changed().get("fc.weight").toArray();
      for (int i = 0; i < kernel.length; i++) {
        assertThat((double) kernel[i]).isCloseTo(reference.values[i], within(RATE / 100));
      }
    }
  }

  private static float[] features(ImageBatch batch) {
    try (EvaluationGraph graph = new EvaluationGraph(TASK.spec(), 2)) {
      graph.assign(TASK.start());
      return graph.features(batch);
    }
  }

  /** The head's kernel, then its two biases. */
  private static final class Reference {
    private final float[] features;
    private final double[] values = new double[2 * WIDTH + 2];
    private final double[] means = new double[values.length];
    private final double[] squares = new double[values.length];

    Reference(float[] features) {
      this.features = features;
      float[] kernel = TASK.start().get("fc.weight").toArray();
      for (int i = 0; i < kernel.length; i++) {
        values[i] = kernel[i];
      }
    }

    double step(int number) {
      double[] gradient = new double[values.length];
      double loss = 0;
      for (int image = 0; image < 4; image++) {
        int label = image % 2;
        double weight = (label == 0 ? 1 : 3) / 8.0;
        double[] logits = Arrays.copyOfRange(values, 2 * WIDTH, values.length);
        for (int i = 0; i < 2 * WIDTH; i++) {
          logits[i / WIDTH] += values[i] * features[image * WIDTH + i % WIDTH];
        }
        double high = 1 / (1 + Math.exp(logits[0] - logits[1]));
        double[] errors = {weight * (1 - high - (1 - label)), weight * (high - label)};
        loss -= weight * Math.log(label == 1 ? high : 1 - high);
        for (int i = 0; i < 2 * WIDTH; i++) {
          gradient[i] += errors[i / WIDTH] * features[image * WIDTH + i % WIDTH];
        }
        gradient[2 * WIDTH] += errors[0];
        gradient[2 * WIDTH + 1] += errors[1];
      }
      for (int i = 0; i < 2 * WIDTH; i++) {
        loss += L2 * values[i] * values[i];
        gradient[i] += 2 * L2 * values[i];
      }
      for (int i = 0; i < values.length; i++) {
        means[i] = 0.9 * means[i] + 0.1 * gradient[i];
        squares[i] = 0.999 * squares[i] + 0.001 * gradient[i] * gradient[i];
        double mean = means[i] / (1 - Math.pow(0.9, number));
        double square = squares[i] / (1 - Math.pow(0.999, number));
        values[i] -= RATE * mean / (Math.sqrt(square) + 1e-8);
      }
      return loss;
    }
  }
}
