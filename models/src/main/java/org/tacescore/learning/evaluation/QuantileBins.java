package org.tacescore.learning.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.Degeneracy;
import org.tacescore.learning.DegenerateDataException;

/**
 * Rows in groups of nearly the same size by quantiles of their prediction, as R's {@code cut(p,
 * unique(quantile(p, 0:g / g)), include.lowest = TRUE)}: equal predictions stay together, a
 * prediction at a break belongs to the lower group, the lowest one to the group above it, equal
 * breaks are one, and groups without rows are none. So ties may leave fewer groups than were asked
 * for.
 */
final class QuantileBins {
  private QuantileBins() {}

  /**
   * @param groups 2 or more
   * @return by ascending prediction
   */
  static List<CalibrationBin> of(BinaryOutcome outcome, double[] predictions, int groups) {
    if (groups < 2) {
      throw new DegenerateDataException(
          Degeneracy.TOO_FEW_ROWS, "%d groups; 2 or more are needed".formatted(groups));
    }
    double[] breaks = breaks(predictions, groups);
    int[] rows = new int[breaks.length];
    int[] positives = new int[breaks.length];
    double[] sums = new double[breaks.length];
    for (int row = 0; row < predictions.length; row++) {
      int place = Arrays.binarySearch(breaks, predictions[row] + 0.0);
      int group = place >= 0 ? place : -place - 1;
      rows[group]++;
      sums[group] += predictions[row];
      positives[group] += outcome.positive(row) ? 1 : 0;
    }
    List<CalibrationBin> bins = new ArrayList<>();
    for (int group = 0; group < rows.length; group++) {
      if (rows[group] > 0) {
        bins.add(
            new CalibrationBin(
                rows[group],
                positives[group],
                sums[group] / rows[group],
                Proportion.of(positives[group], rows[group])));
      }
    }
    return bins;
  }

  /** Upper ends of the groups. */
  private static double[] breaks(double[] predictions, int groups) {
    double[] sorted = Arrays.stream(predictions).map(p -> p + 0.0).sorted().toArray();
    double[] ends = new double[groups];
    for (int i = 1; i <= groups; i++) {
      ends[i - 1] = Quantile.of(sorted, Math.min(1, i * (1.0 / groups)));
    }
    ends[groups - 1] = sorted[sorted.length - 1];
    // The lowest prediction is a break in R; a group that ends there belongs to the next.
    return Arrays.stream(ends).filter(end -> end > sorted[0]).distinct().toArray();
  }
}
