package org.tacescore.learning.selection;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Importance of columns over folds: a fold counts for a column once for each size at which it was
 * retained there. Not thread-safe.
 */
final class MeanImportance {
  private final double[] sums;
  private final int[] counts;
  private final List<Integer> sizes;

  /**
   * @param sizes among them the width, so that each column counts at least once
   */
  MeanImportance(int width, List<Integer> sizes) {
    this.sums = new double[width];
    this.counts = new int[width];
    this.sizes = sizes;
  }

  void add(double[] importance) {
    List<Integer> order = best(importance, importance.length);
    for (int place = 0; place < order.size(); place++) {
      int column = order.get(place);
      for (int size : sizes) {
        if (place < size) {
          sums[column] += importance[column];
          counts[column]++;
        }
      }
    }
  }

  double[] means() {
    return IntStream.range(0, sums.length).mapToDouble(c -> sums[c] / counts[c]).toArray();
  }

  /** Columns of the greatest importance, best first; of equal ones the first. */
  static List<Integer> best(double[] importance, int size) {
    return IntStream.range(0, importance.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer c) -> -importance[c]))
        .limit(size)
        .toList();
  }
}
