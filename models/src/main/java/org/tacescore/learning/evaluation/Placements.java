package org.tacescore.learning.evaluation;

import java.util.Arrays;
import org.tacescore.learning.BinaryOutcome;

/**
 * For each positive row the share of negative rows with a lower score, for each negative row the
 * share of positive rows with a higher one; equal scores count half. The AUC is the mean of either,
 * its variance comes from theirs: DeLong 1988, doi:10.2307/2531595. Found by binary search in the
 * sorted other class, so in n log n as by the midranks of Sun and Xu 2014,
 * doi:10.1109/LSP.2014.2337313, whose midranks less those inside a class are these counts.
 */
final class Placements {
  private final double[] positives;
  private final double[] negatives;
  private final double auc;

  private Placements(double[] positives, double[] negatives, double auc) {
    this.positives = positives;
    this.negatives = negatives;
    this.auc = auc;
  }

  /** Of scores that were checked. */
  static Placements of(BinaryOutcome outcome, double[] scores) {
    double[] high = ofClass(outcome, scores, true);
    double[] low = ofClass(outcome, scores, false);
    double[] sortedHigh = high.clone();
    double[] sortedLow = low.clone();
    Arrays.sort(sortedHigh);
    Arrays.sort(sortedLow);
    long twice = 0;
    for (int i = 0; i < high.length; i++) {
      int doubled = twiceBelow(sortedLow, high[i]);
      twice += doubled;
      high[i] = doubled / (2.0 * low.length);
    }
    for (int i = 0; i < low.length; i++) {
      low[i] = 1 - twiceBelow(sortedHigh, low[i]) / (2.0 * high.length);
    }
    return new Placements(high, low, twice / (2.0 * high.length * low.length));
  }

  private static double[] ofClass(BinaryOutcome outcome, double[] scores, boolean positive) {
    double[] chosen = new double[positive ? outcome.positives() : outcome.negatives()];
    int next = 0;
    for (int row = 0; row < scores.length; row++) {
      if (outcome.positive(row) == positive) {
        // Adding 0 makes one zero of the two, which sorting tells apart.
        chosen[next++] = scores[row] + 0.0;
      }
    }
    return chosen;
  }

  /** Twice the values below, and once those equal. */
  private static int twiceBelow(double[] sorted, double value) {
    return firstNotBelow(sorted, value) + firstNotBelow(sorted, Math.nextUp(value));
  }

  private static int firstNotBelow(double[] sorted, double value) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  double auc() {
    return auc;
  }

  double variance() {
    return sumOfSquares(positives, auc) / ((positives.length - 1.0) * positives.length)
        + sumOfSquares(negatives, auc) / ((negatives.length - 1.0) * negatives.length);
  }

  /** The variance of this AUC less another of the same rows: exactly 0 for the same order. */
  double varianceOfDifference(Placements other) {
    double difference = auc - other.auc;
    double[] ofPositives = less(positives, other.positives);
    double[] ofNegatives = less(negatives, other.negatives);
    return sumOfSquares(ofPositives, difference) / ((positives.length - 1.0) * positives.length)
        + sumOfSquares(ofNegatives, difference) / ((negatives.length - 1.0) * negatives.length);
  }

  private static double[] less(double[] first, double[] second) {
    double[] differences = new double[first.length];
    Arrays.setAll(differences, i -> first[i] - second[i]);
    return differences;
  }

  private static double sumOfSquares(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }
}
