package org.tacescore.radiomics.feature;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Statistics of the intensities in a region, PyRadiomics class {@code firstorder}.
 *
 * <p>Variance and moments divide by the number of voxels. Kurtosis is not in excess (IBSI IPH6
 * subtracts 3). Percentiles interpolate linearly between order statistics. Entropy and Uniformity
 * are those of the grey levels. Where all intensities are equal, Skewness and Kurtosis are 0.
 */
public final class FirstOrderFeatures {
  private FirstOrderFeatures() {}

  public static Map<String, Double> of(Roi roi, DiscretisedRoi levels) {
    double[] sorted = roi.intensities();
    Arrays.parallelSort(sorted);
    Map<String, Double> features = new HashMap<>();
    putOrderStatistics(features, sorted);
    putMoments(features, sorted);
    double energy = sum(sorted, x -> x * x);
    features.put("Energy", energy);
    features.put("TotalEnergy", energy * roi.spacing().voxelVolumeMm3());
    features.put("RootMeanSquared", Math.sqrt(energy / sorted.length));
    double[] p =
        IntStream.rangeClosed(1, levels.levelCount()).mapToDouble(levels::probability).toArray();
    features.put("Entropy", Entropy.of(p));
    features.put("Uniformity", sum(p, x -> x * x));
    return features;
  }

  private static void putOrderStatistics(Map<String, Double> features, double[] sorted) {
    double min = sorted[0];
    double max = sorted[sorted.length - 1];
    double p10 = percentile(sorted, 0.10);
    double p90 = percentile(sorted, 0.90);
    features.put("Minimum", min);
    features.put("Maximum", max);
    features.put("Range", max - min);
    features.put("Median", percentile(sorted, 0.5));
    features.put("10Percentile", p10);
    features.put("90Percentile", p90);
    features.put("InterquartileRange", percentile(sorted, 0.75) - percentile(sorted, 0.25));
    double[] robust = Arrays.stream(sorted).filter(x -> x >= p10 && x <= p90).toArray();
    features.put("RobustMeanAbsoluteDeviation", meanAbsoluteDeviation(robust));
  }

  private static void putMoments(Map<String, Double> features, double[] values) {
    double mean = mean(values);
    double m2 = moment(values, mean, 2);
    features.put("Mean", mean);
    features.put("Variance", m2);
    features.put("MeanAbsoluteDeviation", meanAbsoluteDeviation(values));
    features.put("Skewness", m2 == 0 ? 0 : moment(values, mean, 3) / Math.pow(m2, 1.5));
    features.put("Kurtosis", m2 == 0 ? 0 : moment(values, mean, 4) / (m2 * m2));
  }

  private static double meanAbsoluteDeviation(double[] values) {
    double mean = mean(values);
    return sum(values, x -> Math.abs(x - mean)) / values.length;
  }

  private static double moment(double[] values, double mean, int order) {
    return sum(
            values,
            x -> {
              double d = x - mean;
              return order == 2 ? d * d : order == 3 ? d * d * d : d * d * d * d;
            })
        / values.length;
  }

  private static double mean(double[] values) {
    return sum(values, x -> x) / values.length;
  }

  /** A compensated sum: {@link java.util.stream.DoubleStream#sum}. */
  private static double sum(double[] values, DoubleUnaryOperator term) {
    return Arrays.stream(values).map(term).sum();
  }

  private static double percentile(double[] sorted, double fraction) {
    double position = fraction * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    double t = position - below;
    double gap = sorted[above] - sorted[below];
    return t < 0.5 ? sorted[below] + gap * t : sorted[above] - gap * (1 - t);
  }
}
