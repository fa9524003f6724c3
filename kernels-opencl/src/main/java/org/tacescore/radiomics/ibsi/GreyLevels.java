package org.tacescore.radiomics.ibsi;

import java.util.Arrays;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * The grey level of each intensity of a region (IBSI reference manual, chapter 2.7).
 *
 * <p>Levels are whole numbers from 1 to {@link #highest()}; not every level need occur. Fixed
 * number of bins: the highest is the number of bins; otherwise the highest that occurs.
 */
final class GreyLevels {
  private final int[] levels;
  private final int highest;

  private GreyLevels(int[] levels, int highest) {
    this.levels = levels;
    this.highest = highest;
  }

  /**
   * Levels of intensities, in their order.
   *
   * @param values finite, at least one
   */
  static GreyLevels of(double[] values, IbsiBinning binning, IbsiSettings settings) {
    if (binning instanceof IbsiBinning.FixedNumber fixed) {
      return fixedNumber(values, fixed.bins());
    }
    if (binning instanceof IbsiBinning.FixedWidth fixed) {
      return fixedWidth(values, fixed.width(), origin(values, fixed.width(), settings));
    }
    return asTheyAre(values);
  }

  /** Where the first bin of fixed width begins. */
  static double origin(double[] values, double width, IbsiSettings settings) {
    double lowest = min(values);
    return switch (settings.definitions().binOrigin()) {
      case LOWER_BOUND ->
          settings.resegmentation().hasLowerBound() ? settings.resegmentation().lower() : lowest;
      case MULTIPLE_OF_WIDTH -> Math.floor(lowest / width) * width;
    };
  }

  static double min(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  static double max(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static GreyLevels fixedNumber(double[] values, int bins) {
    double low = min(values);
    double span = max(values) - low;
    int[] levels = new int[values.length];
    for (int k = 0; k < values.length; k++) {
      levels[k] =
          span == 0 ? 1 : (int) Math.min(bins, Math.floor(bins * (values[k] - low) / span) + 1);
    }
    return new GreyLevels(levels, span == 0 ? 1 : bins);
  }

  private static GreyLevels fixedWidth(double[] values, double width, double origin) {
    requireFew((max(values) - origin) / width + 1);
    int[] levels = new int[values.length];
    for (int k = 0; k < values.length; k++) {
      levels[k] = (int) Math.floor((values[k] - origin) / width) + 1;
    }
    return new GreyLevels(levels, Arrays.stream(levels).max().orElseThrow());
  }

  private static GreyLevels asTheyAre(double[] values) {
    if (min(values) < 1 || Arrays.stream(values).anyMatch(x -> x != Math.rint(x))) {
      throw new RefusedException(
          Refusal.INCOMPLETE_FEATURES,
          "intensities %s to %s cannot be grey levels as they are: whole numbers from 1 are needed"
              .formatted(min(values), max(values)));
    }
    requireFew(max(values));
    return new GreyLevels(
        Arrays.stream(values).mapToInt(x -> (int) x).toArray(), (int) max(values));
  }

  private static void requireFew(double levels) {
    if (!(levels <= Character.MAX_VALUE)) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "the region has %s grey levels and at most %d are counted; use wider bins"
              .formatted(
                  levels <= 1e9 ? (long) levels : "%.2e".formatted(levels),
                  (int) Character.MAX_VALUE));
    }
  }

  /** Number of grey levels, whether they occur or not. */
  int highest() {
    return highest;
  }

  int voxels() {
    return levels.length;
  }

  /** Level of the k-th intensity. */
  int at(int k) {
    return levels[k];
  }

  /** The levels as numbers. */
  double[] toDoubles() {
    return Arrays.stream(levels).asDoubleStream().toArray();
  }
}
