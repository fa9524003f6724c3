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
        PairwiseSum.of(
                values.length,
                distances(values, mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))
            / values.length,
        robust(values, low, high));
  }

  private static double robust(double[] values, double low, double high) {
    int count = 0;
    for (double value : values) {
      count += value >= low && value <= high ? 1 : 0;
    }
    double mean = PairwiseSum.of(values.length, between(values, low, high)) / count;
    return PairwiseSum.of(values.length, distances(values, mean, low, high)) / count;
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

  /** The values between bounds, 0 for others. */
  private static PairwiseSum.Terms between(double[] values, double low, double high) {
    return (from, count, to) -> {
      for (int k = 0; k < count; k++) {
        double value = values[from + k];
        to[k] = value >= low && value <= high ? value : 0;
      }
    };
  }

  /** Distances from a mean of the values between bounds, 0 for others. */
  private static PairwiseSum.Terms distances(
      double[] values, double mean, double low, double high) {
    return (from, count, to) -> {
      for (int k = 0; k < count; k++) {
        double value = values[from + k];
        to[k] = value >= low && value <= high ? Math.abs(value - mean) : 0;
      }
    };
  }
}
