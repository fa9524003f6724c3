package org.tacescore.radiomics.feature;

import java.util.Arrays;

/**
 * Values by their place in ascending order, without sorting them all.
 *
 * <p>Each question partitions only the part of the array in which its place lies, and leaves the
 * array more in order for the next.
 */
final class OrderStatistics {
  /** Shorter parts are sorted. */
  private static final int SHORT = 64;

  private final double[] values;

  /**
   * Statistics of values.
   *
   * @param values at least one, no NaN; the caller gives the array away
   */
  OrderStatistics(double[] values) {
    this.values = values;
  }

  /** Percentile by linear interpolation between places, as {@code numpy.percentile}. */
  double percentile(double fraction) {
    double position = fraction * (values.length - 1);
    int below = (int) Math.floor(position);
    double low = at(below);
    double high = below + 1 < values.length ? least(below + 1) : low;
    double t = position - below;
    double gap = high - low;
    return t < 0.5 ? low + gap * t : high - gap * (1 - t);
  }

  /** The value at a place; afterwards none before it is larger and none after it smaller. */
  private double at(int place) {
    int from = 0;
    int end = values.length;
    int rounds = 0;
    while (end - from > SHORT) {
      double pivot = pivot(from, end);
      int equal = from;
      int above = end;
      for (int k = from; k < above; ) {
        double value = values[k];
        if (value < pivot) {
          values[k++] = values[equal];
          values[equal++] = value;
        } else if (value > pivot) {
          values[k] = values[--above];
          values[above] = value;
        } else {
          k++;
        }
      }
      if (place >= equal && place < above) {
        return pivot;
      }
      from = place < equal ? from : above;
      end = place < equal ? equal : end;
      rounds++;
      if (rounds > SHORT) {
        break;
      }
    }
    Arrays.sort(values, from, end);
    return values[place];
  }

  private double pivot(int from, int end) {
    int eighth = (end - from) / 8;
    double a = middle(values[from], values[from + eighth], values[from + 2 * eighth]);
    double b =
        middle(values[from + 3 * eighth], values[from + 4 * eighth], values[end - 1 - 3 * eighth]);
    double c = middle(values[end - 1 - 2 * eighth], values[end - 1 - eighth], values[end - 1]);
    return middle(a, b, c);
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  /** The smallest value from a place on, all before being no larger. */
  private double least(int place) {
    double least = values[place];
    for (int k = place + 1; k < values.length; k++) {
      least = Math.min(least, values[k]);
    }
    return least;
  }
}
