package org.tacescore.radiomics.feature;

import java.util.Arrays;

/**
 * Values by their place in ascending order, without sorting them all.
 *
 * <p>Values are counted in bins of equal width; only those in the bins of the places asked for are
 * looked at further, in narrower bins, until few are left to be sorted.
 */
final class OrderStatistics {
  private static final int BINS = 1024;

  /** So few values are sorted. */
  private static final int FEW = 512;

  /** Values so unevenly spread that so many rounds leave more than a few are sorted, too. */
  private static final int MOST_ROUNDS = 8;

  private final double[] values;
  private final int end;
  private final double min;
  private final double max;
  private final double scale;

  private OrderStatistics(double[] values, int end) {
    double least = values[0];
    double most = values[0];
    for (int k = 1; k < end; k++) {
      // Not Math.min, which spends more on the signs of zeros than the loop on all else.
      least = values[k] < least ? values[k] : least;
      most = values[k] > most ? values[k] : most;
    }
    this.values = values;
    this.end = end;
    this.min = least;
    this.max = most;
    this.scale = (BINS - 1) / (max - min);
  }

  /** Ascending as its argument. */
  private int bin(double value) {
    return (int) ((value - min) * scale);
  }

  /**
   * Percentiles by linear interpolation between places, as {@code numpy.percentile}.
   *
   * @param values at least one, no NaN; not changed
   * @param fractions between 0 and 1
   */
  static double[] percentiles(double[] values, double... fractions) {
    int[] places = new int[2 * fractions.length];
    for (int k = 0; k < fractions.length; k++) {
      places[2 * k] = (int) Math.floor(fractions[k] * (values.length - 1));
      places[2 * k + 1] = Math.min(places[2 * k] + 1, values.length - 1);
    }
    double[] at = new OrderStatistics(values, values.length).at(places, 0);
    double[] percentiles = new double[fractions.length];
    for (int k = 0; k < fractions.length; k++) {
      double t = fractions[k] * (values.length - 1) - places[2 * k];
      double gap = at[2 * k + 1] - at[2 * k];
      percentiles[k] = t < 0.5 ? at[2 * k] + gap * t : at[2 * k + 1] - gap * (1 - t);
    }
    return percentiles;
  }

  /** The values at places, which are below the number of values. */
  private double[] at(int[] places, int round) {
    double[] found = new double[places.length];
    if (min == max) {
      Arrays.fill(found, min);
    } else if (end <= FEW || round == MOST_ROUNDS) {
      double[] sorted = Arrays.copyOf(values, end);
      Arrays.sort(sorted);
      Arrays.setAll(found, k -> sorted[places[k]]);
    } else {
      atInBins(places, round, found);
    }
    return found;
  }

  private void atInBins(int[] places, int round, double[] found) {
    int[] counts = new int[BINS];
    for (int k = 0; k < end; k++) {
      counts[bin(values[k])]++;
    }
    int[] starts = new int[BINS + 1];
    for (int bin = 0; bin < BINS; bin++) {
      starts[bin + 1] = starts[bin] + counts[bin];
    }
    int[] binOf = new int[places.length];
    for (int k = 0; k < places.length; k++) {
      int at = Arrays.binarySearch(starts, places[k]);
      binOf[k] = at < 0 ? -at - 2 : at;
      while (counts[binOf[k]] == 0) {
        binOf[k]++;
      }
    }
    double[][] inBins = valuesIn(binOf, counts);
    for (int k = 0; k < places.length; k++) {
      OrderStatistics narrower = new OrderStatistics(inBins[binOf[k]], counts[binOf[k]]);
      found[k] = narrower.at(new int[] {places[k] - starts[binOf[k]]}, round + 1)[0];
    }
  }

  /** The values of some bins; no array for others. */
  private double[][] valuesIn(int[] wanted, int[] counts) {
    double[][] inBins = new double[BINS][0];
    for (int bin : wanted) {
      inBins[bin] = new double[counts[bin]];
    }
    int[] next = new int[BINS];
    for (int k = 0; k < end; k++) {
      int bin = bin(values[k]);
      if (inBins[bin].length != 0) {
        inBins[bin][next[bin]++] = values[k];
      }
    }
    return inBins;
  }
}
