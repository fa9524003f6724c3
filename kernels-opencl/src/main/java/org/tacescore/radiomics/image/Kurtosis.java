package org.tacescore.radiomics.image;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.tacescore.radiomics.feature.PairwiseSum;

/**
 * The excess kurtosis of a few samples, biased, as scipy computes it: in single precision for
 * single samples; NaN where samples are as good as equal.
 */
final class Kurtosis {
  private static final double RESOLUTION = 1e-15;
  private static final double SINGLE_RESOLUTION = 1e-6f;
  private static final double OF_NORMAL = 3;

  private Kurtosis() {}

  static double of(double[] samples, boolean isSingle) {
    return isSingle
        ? of(samples, value -> (float) value, PairwiseSum::single, SINGLE_RESOLUTION)
        : of(samples, value -> value, PairwiseSum::of, RESOLUTION);
  }

  private interface Sum {
    double of(double[] terms);
  }

  private static double of(
      double[] samples, DoubleUnaryOperator round, Sum sum, double resolution) {
    double mean = round.applyAsDouble(sum.of(samples) / samples.length);
    double[] squares =
        Arrays.stream(samples)
            .map(
                sample -> {
                  double difference = round.applyAsDouble(sample - mean);
                  return round.applyAsDouble(difference * difference);
                })
            .toArray();
    double[] fourths =
        Arrays.stream(squares).map(square -> round.applyAsDouble(square * square)).toArray();
    double second = round.applyAsDouble(sum.of(squares) / samples.length);
    double fourth = round.applyAsDouble(sum.of(fourths) / samples.length);
    double noise = round.applyAsDouble(resolution * mean);
    if (second <= round.applyAsDouble(noise * noise)) {
      return Double.NaN;
    }
    double ratio = round.applyAsDouble(fourth / round.applyAsDouble(second * second));
    return round.applyAsDouble(ratio - OF_NORMAL);
  }
}
