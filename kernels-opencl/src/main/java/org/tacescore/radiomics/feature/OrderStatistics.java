package org.tacescore.radiomics.feature;

import java.util.Arrays;

/**
 * Values by their place in ascending order, without sorting them all.
 *
 * <p>Values are counted in bins of equal width; only those of the bin in which the place lies are
 * looked at further, in narrower bins, until few are left to be sorted.
 */
final class OrderStatistics {
  private static final int BINS = 1024;

  /** So few values are sorted. */
  private static final int FEW = 256;

  /** Values so unevenly spread that so many rounds leave more than a few are sorted, too. */
  private static final int MOST_ROUNDS = 8;

  private final double[] values;
  private final double min;
  private final double scale;
  private final int[] counts = new int[BINS];

  private OrderStatistics(double[] values, double min, double max) {
    this.values = values;
    this.min = min;
    this.scale = (BINS - 1) / (max - min);
    for (double value : values) {
      counts[bin(value)]++;
    }
  }

  /**
   * Statistics of values.
   *
   * @param values at least one, no NaN; not changed
   */
  static OrderStatistics of(double[] values) {
    double min = values[0];
    double max = values[0];
    for (double value : values) {
      // Not Math.min, which spends more on the signs of zeros than the loop on all else.
      min = value < min ? value : min;
      max = value > max ? value : max;
    }
    return new OrderStatistics(values, min, max);
  }

  /** Ascending as its argument; 0 for all when they are equal, as a cast of NaN gives 0. */
  private int bin(double value) {
    return (int) ((value - min) * scale);
  }

  /** Percentile by linear interpolation between places, as {@code numpy.percentile}. */
  double percentile(double fraction) {
    double position = fraction * (values.length - 1);
    int below = (int) Math.floor(position);
    double low = at(below, 0);
    double high = at(Math.min(below + 1, values.length - 1), 0);
    double t = position - below;
    double gap = high - low;
    return t < 0.5 ? low + gap * t : high - gap * (1 - t);
  }

  private double at(int place, int round) {
    int bin = 0;
    int before = 0;
    while (before + counts[bin] <= place) {
      before += counts[bin];
      bin++;
    }
    double[] inBin = valuesOf(bin);
    if (inBin.length <= FEW || round == MOST_ROUNDS) {
      Arrays.sort(inBin);
      return inBin[place - before];
    }
    OrderStatistics narrower = of(inBin);
    return narrower.scale == Double.POSITIVE_INFINITY
        ? narrower.min
        : narrower.at(place - before, round + 1);
  }

  private double[] valuesOf(int bin) {
    double[] found = new double[counts[bin]];
    int next = 0;
    for (double value : values) {
      if (bin(value) == bin) {
        found[next++] = value;
      }
    }
    return found;
  }
}
