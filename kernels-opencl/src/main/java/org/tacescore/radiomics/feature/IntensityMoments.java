package org.tacescore.radiomics.feature;

/**
 * Sums over the intensities of a region.
 *
 * @param energy sum of the squares of shifted intensities
 * @param second mean square of the distances from the mean; third and fourth powers alike
 * @param robustMeanAbsoluteDeviation of the intensities between two bounds, from their own mean;
 *     NaN without any
 */
record IntensityMoments(
    double energy,
    double mean,
    double second,
    double third,
    double fourth,
    double meanAbsoluteDeviation,
    double robustMeanAbsoluteDeviation) {

  /**
   * Of intensities, at least one.
   *
   * @param shift what is added to intensities for the energy
   * @param low lower bound of the robust deviation
   * @param high its upper bound
   */
  static IntensityMoments of(double[] values, double shift, double low, double high) {
    double mean = PairwiseSum.of(values.length, copy(values)) / values.length;
    return new IntensityMoments(
        PairwiseSum.of(values.length, squares(values, shift)),
        mean,
        PairwiseSum.of(values.length, squares(values, -mean)) / values.length,
        PairwiseSum.of(values.length, cubes(values, mean)) / values.length,
        PairwiseSum.of(values.length, fourthPowers(values, mean)) / values.length,
        PairwiseSum.of(values.length, distances(values, mean)) / values.length,
        robust(values, low, high));
  }

  private static double robust(double[] values, double low, double high) {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return Double.NaN;
    }
    int count = 0;
    for (double value : values) {
      count -= (int) inside(value, low, high);
    }
    double mean = PairwiseSum.of(values.length, between(values, low, high)) / count;
    return PairwiseSum.of(values.length, distances(values, mean, low, high)) / count;
  }

  /**
   * All bits where a finite value lies between bounds, else none.
   *
   * <p>Without a branch: one value in five lies outside, and a processor that guesses wrong there
   * loses more time than all else takes. A difference has the sign of the comparison, as none of
   * two unequal numbers is rounded to 0.
   */
  private static long inside(double value, double low, double high) {
    long outside =
        Double.doubleToRawLongBits(value - low) | Double.doubleToRawLongBits(high - value);
    return ~(outside >> Long.SIZE - 1);
  }

  /** A number where all bits are kept, 0 where none. */
  private static double masked(double number, long kept) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(number) & kept);
  }

  private static PairwiseSum.Terms copy(double[] values) {
    return (from, count, to) -> System.arraycopy(values, from, to, 0, count);
  }

  private static PairwiseSum.Terms squares(double[] values, double shift) {
    return (from, count, to) -> {
      for (int k = 0; k < count; k++) {
        double d = values[from + k] + shift;
        to[k] = d * d;
      }
    };
  }

  private static PairwiseSum.Terms cubes(double[] values, double mean) {
    return (from, count, to) -> {
      for (int k = 0; k < count; k++) {
        double d = values[from + k] - mean;
        to[k] = d * d * d;
      }
    };
  }

  private static PairwiseSum.Terms fourthPowers(double[] values, double mean) {
    return (from, count, to) -> {
      for (int k = 0; k < count; k++) {
        double d = values[from + k] - mean;
        to[k] = d * d * (d * d);
      }
    };
  }

  private static PairwiseSum.Terms distances(double[] values, double mean) {
    return (from, count, to) -> {
      for (int k = 0; k < count; k++) {
        to[k] = Math.abs(values[from + k] - mean);
      }
    };
  }

  /** The values between bounds, 0 for others. */
  private static PairwiseSum.Terms between(double[] values, double low, double high) {
    return (from, count, to) -> {
      for (int k = 0; k < count; k++) {
        double value = values[from + k];
        to[k] = masked(value, inside(value, low, high));
      }
    };
  }

  /** Distances from a mean of the values between bounds, 0 for others. */
  private static PairwiseSum.Terms distances(
      double[] values, double mean, double low, double high) {
    return (from, count, to) -> {
      for (int k = 0; k < count; k++) {
        double value = values[from + k];
        to[k] = masked(Math.abs(value - mean), inside(value, low, high));
      }
    };
  }
}
