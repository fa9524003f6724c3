package org.tacescore.radiomics.feature;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tacescore.kernels.LevelGrid;

/**
 * The formulas of a matrix of grey level by size, which run lengths, zones and dependences share.
 *
 * <p>With w(i, j) the entry of grey level i and size j and N the sum of all entries; NaN where N is
 * 0.
 */
final class LevelSizeFormulas {
  private final double total;
  private final int[] greyLevels;
  private final double[] ofLevel;
  private final int[] sizes;
  private final double[] ofSize;
  private double entropy;
  private double smallLow;
  private double smallHigh;
  private double largeLow;
  private double largeHigh;

  LevelSizeFormulas(WeightedCounts counts, LevelGrid levels) {
    this.greyLevels = levels.greyLevels();
    this.ofLevel = new double[counts.rows()];
    this.sizes =
        IntStream.range(0, counts.entries()).map(counts::column).sorted().distinct().toArray();
    this.ofSize = new double[sizes.length];
    double sum = 0;
    for (int row = 0; row < counts.rows(); row++) {
      for (int k = counts.start(row); k < counts.start(row + 1); k++) {
        double weight = counts.weight(k);
        sum += weight;
        ofLevel[row] += weight;
        ofSize[Arrays.binarySearch(sizes, counts.column(k))] += weight;
      }
    }
    this.total = sum == 0 ? Double.NaN : sum;
    for (int row = 0; row < counts.rows(); row++) {
      double i = greyLevels[row];
      for (int k = counts.start(row); k < counts.start(row + 1); k++) {
        addEntry(i * i, (double) counts.column(k) * counts.column(k), counts.weight(k));
      }
    }
  }

  private void addEntry(double levelSquared, double sizeSquared, double weight) {
    entropy += Entropy.term(weight / total);
    smallLow += weight / (levelSquared * sizeSquared);
    smallHigh += weight * levelSquared / sizeSquared;
    largeLow += weight * sizeSquared / levelSquared;
    largeHigh += weight * (levelSquared * sizeSquared);
  }

  /** Sum of w / j² over N. */
  double smallEmphasis() {
    return mean(ofSize, k -> 1 / ((double) sizes[k] * sizes[k]));
  }

  /** Sum of w j² over N. */
  double largeEmphasis() {
    return mean(ofSize, k -> (double) sizes[k] * sizes[k]);
  }

  /** Sum of w / i² over N. */
  double lowLevelEmphasis() {
    return mean(ofLevel, k -> 1 / ((double) greyLevels[k] * greyLevels[k]));
  }

  /** Sum of w i² over N. */
  double highLevelEmphasis() {
    return mean(ofLevel, k -> (double) greyLevels[k] * greyLevels[k]);
  }

  double smallLowEmphasis() {
    return smallLow / total;
  }

  double smallHighEmphasis() {
    return smallHigh / total;
  }

  double largeLowEmphasis() {
    return largeLow / total;
  }

  double largeHighEmphasis() {
    return largeHigh / total;
  }

  /** Sum over levels of squared row sums, over N. */
  double levelNonUniformity() {
    return sumOfSquares(ofLevel) / total;
  }

  double levelNonUniformityNormalized() {
    return sumOfSquares(ofLevel) / (total * total);
  }

  /** Sum over sizes of squared column sums, over N. */
  double sizeNonUniformity() {
    return sumOfSquares(ofSize) / total;
  }

  double sizeNonUniformityNormalized() {
    return sumOfSquares(ofSize) / (total * total);
  }

  /** N over the number of voxels: the sum of w j. */
  double percentage() {
    return 1 / mean(ofSize, k -> sizes[k]);
  }

  double levelVariance() {
    return variance(ofLevel, greyLevels);
  }

  double sizeVariance() {
    return variance(ofSize, sizes);
  }

  double entropy() {
    return entropy + 0 * total;
  }

  private double variance(double[] weights, int[] values) {
    double mean = mean(weights, k -> values[k]);
    return mean(weights, k -> (values[k] - mean) * (values[k] - mean));
  }

  private double mean(double[] weights, IntToDoubleFunction value) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * value.applyAsDouble(k);
    }
    return sum / total;
  }

  private static double sumOfSquares(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight * weight;
    }
    return sum;
  }
}
