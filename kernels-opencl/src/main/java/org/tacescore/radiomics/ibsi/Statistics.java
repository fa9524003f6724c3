package org.tacescore.radiomics.ibsi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Statistics that intensities (IBSI reference manual, chapter 3.3) and grey levels (chapter 3.4)
 * have in common.
 *
 * <p>Variance and moments divide by the number of voxels. Percentiles interpolate linearly between
 * order statistics. Where all values are equal, skewness, excess kurtosis and coefficient of
 * variation are 0.
 */
final class Statistics {
  private final double[] sorted;
  private final double mean;
  private final double variance;

  Statistics(double[] values) {
    this.sorted = values.clone();
    Arrays.parallelSort(sorted);
    this.mean = sum(sorted, x -> x) / sorted.length;
    this.variance = moment(2);
  }

  /** The 16 features, in IBSI's order; each tag begins with the prefix. */
  Map<String, Double> features(String prefix, Definitions.Kurtosis kurtosis) {
    double p10 = percentile(0.10);
    double p90 = percentile(0.90);
    double p25 = percentile(0.25);
    double p75 = percentile(0.75);
    double median = percentile(0.5);
    double min = sorted[0];
    double max = sorted[sorted.length - 1];
    double[] robust = Arrays.stream(sorted).filter(x -> x >= p10 && x <= p90).toArray();
    Map<String, Double> features = new LinkedHashMap<>();
    features.put(prefix + "mean", mean);
    features.put(prefix + "var", variance);
    features.put(prefix + "skew", variance == 0 ? 0 : moment(3) / Math.pow(variance, 1.5));
    features.put(prefix + "kurt", kurtosis(kurtosis));
    features.put(prefix + "median", median);
    features.put(prefix + "min", min);
    features.put(prefix + "p10", p10);
    features.put(prefix + "p90", p90);
    features.put(prefix + "max", max);
    features.put(prefix + "iqr", p75 - p25);
    features.put(prefix + "range", max - min);
    features.put(prefix + "mad", meanDeviation(sorted, mean));
    features.put(
        prefix + "rmad", meanDeviation(robust, sum(robust, x -> x) / Math.max(1, robust.length)));
    features.put(prefix + "medad", meanDeviation(sorted, median));
    features.put(prefix + "cov", variance == 0 ? 0 : Math.sqrt(variance) / mean);
    features.put(prefix + "qcod", (p75 - p25) / (p75 + p25));
    return features;
  }

  double mean() {
    return mean;
  }

  double energy() {
    return sum(sorted, x -> x * x);
  }

  private double kurtosis(Definitions.Kurtosis kurtosis) {
    double less = kurtosis == Definitions.Kurtosis.EXCESS ? 3 : 0;
    return variance == 0 ? 0 : moment(4) / (variance * variance) - less;
  }

  private double moment(int order) {
    return sum(
            sorted,
            x -> {
              double d = x - mean;
              return order == 2 ? d * d : order == 3 ? d * d * d : d * d * d * d;
            })
        / sorted.length;
  }

  private static double meanDeviation(double[] values, double from) {
    return sum(values, x -> Math.abs(x - from)) / values.length;
  }

  /** A compensated sum: {@link java.util.stream.DoubleStream#sum}. */
  private static double sum(double[] values, DoubleUnaryOperator term) {
    return Arrays.stream(values).map(term).sum();
  }

  private double percentile(double fraction) {
    double position = fraction * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
  }
}
