package org.tacescore.volume.registration;

/**
 * How often values of two images meet, {@value #BINS} bins each: the fixed image's in one bin, the
 * moving image's spread by a cubic B-spline over four, so that it changes smoothly as the moving
 * image moves.
 *
 * <p>Source: Mattes et al., IEEE Trans Med Imaging 22(1):120-128, 2003, doi
 * 10.1109/TMI.2003.809072, equations 5 to 9; the weighting after Thevenaz and Unser, IEEE Trans
 * Image Process 9(12):2083-2099, 2000, doi 10.1109/83.887976.
 */
final class JointHistogram {
  static final int BINS = 32;

  /** Empty bins at either end, into which the B-spline reaches. */
  private static final int PADDING = 2;

  private static final int INNER = BINS - 2 * PADDING;

  private final double[] counts = new double[BINS * BINS];
  private double total;

  /** The bin of a value of the fixed image. */
  static int fixedBin(double value, IntensityWindow window) {
    int bin = PADDING + (int) ((value - window.low()) * perValue(window));
    return Math.max(PADDING, Math.min(BINS - PADDING - 1, bin));
  }

  /** The continuous bin of a value of the moving image, within [2, 29.5]. */
  static double movingBin(double value, IntensityWindow window) {
    double bin = PADDING - 0.5 + (value - window.low()) * perValue(window);
    return Math.max(PADDING - 0.5, Math.min(BINS - PADDING - 0.5, bin));
  }

  /** Bins for each unit of the image. */
  static double perValue(IntensityWindow window) {
    return INNER / ((double) window.high() - window.low());
  }

  /**
   * Counts a pair.
   *
   * @param weights room for four numbers
   */
  void add(int fixedBin, double movingBin, double[] weights) {
    int whole = (int) movingBin;
    CubicSpline.weights(movingBin - whole, weights, 0);
    int at = fixedBin * BINS + whole - 1;
    for (int i = 0; i < 4; i++) {
      counts[at + i] += weights[i];
    }
    total++;
  }

  void add(JointHistogram other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    total += other.total;
  }

  /** Pairs counted. */
  double total() {
    return total;
  }

  /**
   * Mutual information of the two images, nats, at least 0.
   *
   * @param logRatios takes, for each cell, ln(p(f, m) / p(m)), what a pair more in it adds
   */
  double mutualInformation(double[] logRatios) {
    double[] fixed = new double[BINS];
    double[] moving = new double[BINS];
    for (int i = 0; i < counts.length; i++) {
      fixed[i / BINS] += counts[i] / total;
      moving[i % BINS] += counts[i] / total;
    }
    double information = 0;
    for (int i = 0; i < counts.length; i++) {
      double p = counts[i] / total;
      logRatios[i] = p > 1e-12 ? Math.log(p / moving[i % BINS]) : 0;
      information += p > 1e-12 ? p * (logRatios[i] - Math.log(fixed[i / BINS])) : 0;
    }
    return information;
  }
}
