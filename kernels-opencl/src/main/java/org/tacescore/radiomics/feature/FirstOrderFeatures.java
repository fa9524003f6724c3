package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Statistics of the intensities in a region (IBSI 3.3, UHIW), PyRadiomics class {@code firstorder}.
 *
 * <p>Variance and moments divide by the number of voxels. Kurtosis is not in excess (IBSI IPH6
 * subtracts 3). Percentiles interpolate linearly between order statistics. Entropy and Uniformity
 * are those of the grey levels. Where all intensities are equal, Skewness and Kurtosis are 0.
 */
public final class FirstOrderFeatures {
  private final double[] values;

  private FirstOrderFeatures(Roi roi) {
    this.values = roi.values();
  }

  /**
   * The features of a region.
   *
   * @param voxelArrayShift what is added to intensities for Energy, TotalEnergy and RootMeanSquared
   */
  public static Map<String, Double> of(Roi roi, DiscretisedRoi levels, double voxelArrayShift) {
    FirstOrderFeatures intensities = new FirstOrderFeatures(roi);
    Map<String, Double> features = new HashMap<>();
    intensities.putOrderStatistics(features, new OrderStatistics(roi.intensities()));
    intensities.putMoments(features);
    double energy = intensities.energy(voxelArrayShift);
    features.put("Energy", energy);
    features.put("TotalEnergy", energy * roi.spacing().voxelVolumeMm3());
    features.put("RootMeanSquared", Math.sqrt(energy / roi.voxelCount()));
    double[] p =
        IntStream.rangeClosed(1, levels.levelCount()).mapToDouble(levels::probability).toArray();
    features.put("Entropy", Entropy.of(p));
    features.put("Uniformity", IntStream.range(0, p.length).mapToDouble(k -> p[k] * p[k]).sum());
    return features;
  }

  private void putOrderStatistics(Map<String, Double> features, OrderStatistics order) {
    double min = values[0];
    double max = values[0];
    for (double value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    double p10 = order.percentile(0.10);
    double p90 = order.percentile(0.90);
    features.put("Minimum", min);
    features.put("Maximum", max);
    features.put("Range", max - min);
    features.put("Median", order.percentile(0.5));
    features.put("10Percentile", p10);
    features.put("90Percentile", p90);
    features.put("InterquartileRange", order.percentile(0.75) - order.percentile(0.25));
    features.put("RobustMeanAbsoluteDeviation", meanAbsoluteDeviation(p10, p90));
  }

  private void putMoments(Map<String, Double> features) {
    double mean = mean();
    BlockSum second = new BlockSum();
    BlockSum third = new BlockSum();
    BlockSum fourth = new BlockSum();
    for (int k = 0; k < values.length; k++) {
      double d = values[k] - mean;
      double squared = d * d;
      second.add(squared);
      third.add(squared * d);
      fourth.add(squared * squared);
    }
    double m2 = second.value() / values.length;
    features.put("Mean", mean);
    features.put("Variance", m2);
    features.put("StandardDeviation", Math.sqrt(m2));
    features.put(
        "MeanAbsoluteDeviation",
        meanAbsoluteDeviation(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    features.put("Skewness", m2 == 0 ? 0 : third.value() / values.length / Math.pow(m2, 1.5));
    features.put("Kurtosis", m2 == 0 ? 0 : fourth.value() / values.length / (m2 * m2));
  }

  private double mean() {
    BlockSum sum = new BlockSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value() / values.length;
  }

  private double energy(double shift) {
    BlockSum sum = new BlockSum();
    for (double value : values) {
      sum.add((value + shift) * (value + shift));
    }
    return sum.value();
  }

  /** Mean distance from their mean of the values between two bounds. */
  private double meanAbsoluteDeviation(double low, double high) {
    BlockSum sum = new BlockSum();
    int count = 0;
    for (double value : values) {
      if (value >= low && value <= high) {
        sum.add(value);
        count++;
      }
    }
    double mean = sum.value() / count;
    BlockSum deviations = new BlockSum();
    for (double value : values) {
      if (value >= low && value <= high) {
        deviations.add(Math.abs(value - mean));
      }
    }
    return deviations.value() / count;
  }

  /** A sum of short sums, so that its rounding error does not grow with the number of terms. */
  private static final class BlockSum {
    private static final int BLOCK = 1024;

    private double block;
    private int inBlock;
    private double sum;
    private double lost;

    void add(double term) {
      block += term;
      inBlock++;
      if (inBlock == BLOCK) {
        close();
      }
    }

    /** Adds the block with what rounding took from former ones (Kahan). */
    private void close() {
      double term = block - lost;
      double next = sum + term;
      lost = (next - sum) - term;
      sum = next;
      block = 0;
      inBlock = 0;
    }

    double value() {
      close();
      return sum;
    }
  }
}
