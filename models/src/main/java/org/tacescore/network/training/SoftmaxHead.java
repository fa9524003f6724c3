package org.tacescore.network.training;

import java.util.Arrays;
import java.util.List;

/**
 * A dense layer with softmax, trained by Adam on all rows at once, in double precision and on one
 * thread: the loss is the cross entropy averaged with the classes' weights, plus L2 times the sum
 * of the kernel's squares. Starts at zero, so that nothing is drawn.
 */
final class SoftmaxHead {
  private final int classes;
  private final int width;
  private final TrainingPlan plan;
  private double[] values;
  private final double[] means;
  private final double[] squares;
  private int step;

  /** A standardised row with the class it should be given. */
  static final class Row {
    private final double[] features;
    private final int label;
    private final double weight;

    /**
     * @param features the row's own from now on
     */
    Row(double[] features, int label, double weight) {
      this.features = features;
      this.label = label;
      this.weight = weight;
    }

    /** Read alone. */
    double[] features() {
      return features;
    }
  }

  SoftmaxHead(int classes, int width, TrainingPlan plan) {
    this.classes = classes;
    this.width = width;
    this.plan = plan;
    this.values = new double[classes * width + classes];
    this.means = new double[values.length];
    this.squares = new double[values.length];
  }

  /** Kernel (class, feature), then biases; a copy. */
  double[] values() {
    return values.clone();
  }

  /** Takes values that {@link #values} gave. */
  void set(double[] earlier) {
    values = earlier.clone();
  }

  /** Class, feature. */
  double[] kernel() {
    return Arrays.copyOf(values, classes * width);
  }

  double[] bias() {
    return Arrays.copyOfRange(values, classes * width, values.length);
  }

  /** Softmax probabilities of a row. */
  double[] probabilities(double[] features) {
    double[] logits = new double[classes];
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      double logit = values[classes * width + c];
      for (int i = 0; i < width; i++) {
        logit += values[c * width + i] * features[i];
      }
      logits[c] = logit;
      highest = Math.max(highest, logit);
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      logits[c] = StrictMath.exp(logits[c] - highest);
      sum += logits[c];
    }
    for (int c = 0; c < classes; c++) {
      logits[c] /= sum;
    }
    return logits;
  }

  /** One step of Adam; the loss before it. */
  double step(List<Row> rows) {
    double[] gradient = new double[values.length];
    double weights = rows.stream().mapToDouble(row -> row.weight).sum();
    double loss = 0;
    for (Row row : rows) {
      double[] errors = probabilities(row.features());
      loss -= row.weight / weights * StrictMath.log(errors[row.label]);
      errors[row.label] -= 1;
      addGradient(gradient, row, errors, row.weight / weights);
    }
    for (int i = 0; i < classes * width; i++) {
      loss += plan.l2() * values[i] * values[i];
      gradient[i] += 2 * plan.l2() * values[i];
    }
    apply(gradient);
    return loss;
  }

  private void addGradient(double[] gradient, Row row, double[] errors, double weight) {
    for (int c = 0; c < classes; c++) {
      double error = weight * errors[c];
      for (int i = 0; i < width; i++) {
        gradient[c * width + i] += error * row.features()[i];
      }
      gradient[classes * width + c] += error;
    }
  }

  private void apply(double[] gradient) {
    step++;
    double rate =
        plan.learningRate()
            * Math.sqrt(1 - StrictMath.pow(AdamSlots.SQUARE_DECAY, step))
            / (1 - StrictMath.pow(AdamSlots.MEAN_DECAY, step));
    for (int i = 0; i < values.length; i++) {
      means[i] += (1 - AdamSlots.MEAN_DECAY) * (gradient[i] - means[i]);
      squares[i] += (1 - AdamSlots.SQUARE_DECAY) * (gradient[i] * gradient[i] - squares[i]);
      values[i] -= rate * means[i] / (Math.sqrt(squares[i]) + AdamSlots.EPSILON);
    }
  }
}
