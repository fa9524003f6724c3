package org.tacescore.radiomics.feature;

/**
 * Sums over the intensities of a region.
 *
 * @param count number of intensities
 * @param energy sum of the squares of shifted intensities
 * @param second mean square of the distances from the mean; third and fourth powers alike
 * @param robustMeanAbsoluteDeviation of the intensities between two bounds, from their own mean
 */
record IntensityMoments(
    int count,
    double energy,
    double mean,
    double second,
    double third,
    double fourth,
    double meanAbsoluteDeviation,
    double robustMeanAbsoluteDeviation) {

  /** Terms that are added before their sum is added to that of others. */
  private static final int BLOCK = 1024;

  /**
   * Of intensities, at least one.
   *
   * @param shift what is added to intensities for the energy
   * @param low lower bound of the robust deviation
   * @param high its upper bound
   */
  static IntensityMoments of(double[] values, double shift, double low, double high) {
    Sum sum = new Sum();
    Sum energy = new Sum();
    for (int from = 0; from < values.length; from += BLOCK) {
      double s = 0;
      double e = 0;
      for (int k = from; k < Math.min(from + BLOCK, values.length); k++) {
        s += values[k];
        e += (values[k] + shift) * (values[k] + shift);
      }
      sum.add(s);
      energy.add(e);
    }
    double mean = sum.value / values.length;
    Central central = new Central(values, mean, low, high);
    return new IntensityMoments(
        values.length,
        energy.value,
        mean,
        central.second.value / values.length,
        central.third.value / values.length,
        central.fourth.value / values.length,
        central.absolute.value / values.length,
        robust(values, low, high, central.between.value / central.countBetween)
            / central.countBetween);
  }

  private static double robust(double[] values, double low, double high, double mean) {
    Sum absolute = new Sum();
    for (int from = 0; from < values.length; from += BLOCK) {
      double a = 0;
      for (int k = from; k < Math.min(from + BLOCK, values.length); k++) {
        a += values[k] >= low && values[k] <= high ? Math.abs(values[k] - mean) : 0;
      }
      absolute.add(a);
    }
    return absolute.value;
  }

  /** What is summed once the mean is known. */
  private static final class Central {
    private final Sum second = new Sum();
    private final Sum third = new Sum();
    private final Sum fourth = new Sum();
    private final Sum absolute = new Sum();
    private final Sum between = new Sum();
    private long countBetween;

    Central(double[] values, double mean, double low, double high) {
      for (int from = 0; from < values.length; from += BLOCK) {
        add(values, from, Math.min(from + BLOCK, values.length), mean);
        addBetween(values, from, Math.min(from + BLOCK, values.length), low, high);
      }
    }

    private void add(double[] values, int from, int end, double mean) {
      double m2 = 0;
      double m3 = 0;
      double m4 = 0;
      double a = 0;
      for (int k = from; k < end; k++) {
        double d = values[k] - mean;
        double squared = d * d;
        m2 += squared;
        m3 += squared * d;
        m4 += squared * squared;
        a += Math.abs(d);
      }
      second.add(m2);
      third.add(m3);
      fourth.add(m4);
      absolute.add(a);
    }

    private void addBetween(double[] values, int from, int end, double low, double high) {
      double s = 0;
      int count = 0;
      for (int k = from; k < end; k++) {
        if (values[k] >= low && values[k] <= high) {
          s += values[k];
          count++;
        }
      }
      between.add(s);
      countBetween += count;
    }
  }

  /** A sum that keeps what rounding takes from it and adds it again (Kahan). */
  private static final class Sum {
    private double value;
    private double lost;

    void add(double term) {
      double mended = term - lost;
      double next = value + mended;
      lost = (next - value) - mended;
      value = next;
    }
  }
}
