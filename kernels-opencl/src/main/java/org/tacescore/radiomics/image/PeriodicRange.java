package org.tacescore.radiomics.image;

import org.tacescore.kernels.SubBandStep;

/**
 * A stretch of a periodic line: {@code length} indices from {@code first} on, none beyond the
 * period.
 *
 * @param first 0 to period - 1
 * @param length 1 to period - first
 * @param period number of values after which the line repeats itself, even
 */
record PeriodicRange(int first, int length, int period) {

  /**
   * The stretch that a filter of so many taps needs to give this one; the whole period where that
   * would go beyond it.
   *
   * @param taps even; 1 for an axis that is not filtered
   */
  PeriodicRange neededFor(int taps) {
    if (taps == 1) {
      return this;
    }
    int before = taps / 2 - 1;
    int start = first - before;
    int end = first + length + taps / 2;
    return start < 0 || end > period
        ? new PeriodicRange(0, period, period)
        : new PeriodicRange(start, end - start, period);
  }

  /**
   * Indices of what a filter reads to give this stretch, in the order of the line, relative to
   * another stretch that holds them all.
   *
   * @param taps even; 1 for an axis that is not filtered
   */
  int[] read(int taps, PeriodicRange in) {
    int[] indices = new int[length + taps - 1];
    for (int k = 0; k < indices.length; k++) {
      indices[k] = Math.floorMod(first - (taps - 1) / 2 + k, period) - in.first;
    }
    return indices;
  }

  /** What a filter does along this line; 1 tap for none. */
  SubBandStep.Axis axis(int taps) {
    return taps == 1
        ? new SubBandStep.Axis(false, SubBandStep.Axis.NEVER)
        : new SubBandStep.Axis(true, period - taps / 2 - first);
  }
}
