package org.tacescore.learning.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.score.HighWhen;

/** Rows of each class at each threshold between the distinct scores, thresholds ascending. */
final class RocSteps {
  private final double[] thresholds;
  private final long[] highPositives;
  private final long[] lowNegatives;
  private final int positives;
  private final int negatives;

  private RocSteps(BinaryOutcome outcome, double[] distinct) {
    thresholds = new double[distinct.length + 1];
    highPositives = new long[distinct.length + 1];
    lowNegatives = new long[distinct.length + 1];
    positives = outcome.positives();
    negatives = outcome.negatives();
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = between(distinct, i);
    }
  }

  static RocSteps of(BinaryOutcome outcome, double[] scores) {
    double[] distinct = Arrays.stream(scores).map(s -> s + 0.0).sorted().distinct().toArray();
    RocSteps steps = new RocSteps(outcome, distinct);
    for (int row = 0; row < scores.length; row++) {
      int above = Arrays.binarySearch(distinct, scores[row] + 0.0) + 1;
      (outcome.positive(row) ? steps.highPositives : steps.lowNegatives)[above]++;
    }
    long low = 0;
    long lowPositives = 0;
    for (int i = 0; i < steps.thresholds.length; i++) {
      low += steps.lowNegatives[i];
      lowPositives += steps.highPositives[i];
      steps.lowNegatives[i] = low;
      steps.highPositives[i] = steps.positives - lowPositives;
    }
    return steps;
  }

  /** Halves are added, so that a sum of two great scores does not overflow. */
  private static double between(double[] distinct, int place) {
    if (place == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (place == distinct.length) {
      return Double.POSITIVE_INFINITY;
    }
    double below = distinct[place - 1];
    double above = distinct[place];
    double middle = Math.abs(below + above) > 1e100 ? below / 2 + above / 2 : (below + above) / 2;
    // Neighbouring doubles have none between them: at least the upper one is high.
    return middle > below ? middle : above;
  }

  List<RocPoint> curve() {
    List<RocPoint> points = new ArrayList<>(thresholds.length);
    for (int i = 0; i < thresholds.length; i++) {
      points.add(new RocPoint(thresholds[i], sensitivity(i), specificity(i)));
    }
    return points;
  }

  Youden youden() {
    long best = 0;
    for (int i = 0; i < thresholds.length; i++) {
      best = Math.max(best, exact(i));
    }
    List<Double> ties = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < thresholds.length; i++) {
      if (exact(i) == best) {
        ties.add(thresholds[i]);
        first = ties.size() == 1 || rounded(i) > rounded(first) ? i : first;
      }
    }
    return new Youden(
        thresholds[first],
        HighWhen.GREATER_OR_EQUAL,
        sensitivity(first),
        specificity(first),
        sensitivity(first) + specificity(first) - 1,
        ties);
  }

  private long exact(int i) {
    return highPositives[i] * negatives + lowNegatives[i] * positives;
  }

  private double rounded(int i) {
    return sensitivity(i) + specificity(i);
  }

  private double sensitivity(int i) {
    return (double) highPositives[i] / positives;
  }

  private double specificity(int i) {
    return (double) lowNegatives[i] / negatives;
  }
}
