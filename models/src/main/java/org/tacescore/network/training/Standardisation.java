package org.tacescore.network.training;

import java.util.List;

/**
 * Mean 0 and standard deviation 1 of every feature over the training rows. A feature that does not
 * vary becomes 0 whatever its value.
 *
 * <p>Standard deviations have the divisor n.
 */
final class Standardisation {
  private final double[] means;
  private final double[] scales;

  private Standardisation(double[] means, double[] scales) {
    this.means = means;
    this.scales = scales;
  }

  static Standardisation of(HeadRows training) {
    return of(training.rows().stream().map(HeadRows.Row::features).toList());
  }

  /**
   * Of rows of one width.
   *
   * @param training a row or more; read alone
   */
  static Standardisation of(List<float[]> training) {
    int width = training.get(0).length;
    double[] means = new double[width];
    double[] squares = new double[width];
    for (float[] row : training) {
      for (int i = 0; i < width; i++) {
        means[i] += row[i];
      }
    }
    for (int i = 0; i < width; i++) {
      means[i] /= training.size();
    }
    for (float[] row : training) {
      for (int i = 0; i < width; i++) {
        double away = row[i] - means[i];
        squares[i] += away * away;
      }
    }
    double[] scales = new double[width];
    for (int i = 0; i < width; i++) {
      double deviation = Math.sqrt(squares[i] / training.size());
      // A deviation that is but rounding of the mean is none.
      scales[i] = deviation > 1e-6 * Math.abs(means[i]) ? 1 / deviation : 0;
    }
    return new Standardisation(means, scales);
  }

  double[] apply(float[] features) {
    double[] standard = new double[features.length];
    for (int i = 0; i < standard.length; i++) {
      standard[i] = (features[i] - means[i]) * scales[i];
    }
    return standard;
  }

  /** As {@link #apply}, rounded. */
  float[] applyInSinglePrecision(float[] features) {
    float[] standard = new float[features.length];
    for (int i = 0; i < standard.length; i++) {
      standard[i] = (float) ((features[i] - means[i]) * scales[i]);
    }
    return standard;
  }

  /** The kernel on features as they are that equals this one on standardised features. */
  double[] foldedKernel(double[] kernel) {
    double[] folded = new double[kernel.length];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = kernel[i] * scales[i % scales.length];
    }
    return folded;
  }

  /** The biases that belong to {@link #foldedKernel}. */
  double[] foldedBias(double[] kernel, double[] bias) {
    double[] folded = bias.clone();
    for (int i = 0; i < kernel.length; i++) {
      folded[i / scales.length] -= kernel[i] * scales[i % scales.length] * means[i % means.length];
    }
    return folded;
  }
}
