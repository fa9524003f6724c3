package org.tacescore.radiomics.feature;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;

/**
 * Neighbourhood grey tone difference features (IBSI 3.10, IPET), PyRadiomics class {@code ngtdm}.
 *
 * <p>With p(i) the part of the voxels that have grey level i and s(i) the sum of their differences
 * from the mean of their neighbours. A voxel without neighbours counts in p and differs by 0, as in
 * PyRadiomics (IBSI leaves it out). Where a divisor is 0, Coarseness is 1 000 000 and the others
 * are 0.
 */
public final class NgtdmFeatures {
  private static final double MOST_COARSENESS = 1e6;

  private final double voxels;
  private final double[] i;
  private final double[] p;
  private final double[] s;

  private NgtdmFeatures(NeighbourCounts counts, LevelGrid levels) {
    double[] number = sums(counts.neighbourhoods(), levels.levelCount(), false);
    double[] differences = sums(counts.differences(), levels.levelCount(), true);
    int[] present = IntStream.range(0, number.length).filter(k -> number[k] > 0).toArray();
    this.voxels = counts.neighbourhoods().total();
    this.i = Arrays.stream(present).mapToDouble(k -> levels.greyLevel(k + 1)).toArray();
    this.p = Arrays.stream(present).mapToDouble(k -> number[k] / voxels).toArray();
    this.s = Arrays.stream(present).mapToDouble(k -> differences[k]).toArray();
  }

  /** Sums of rows; of differences each divided by its number of neighbours. */
  private static double[] sums(CountMatrix matrix, int rows, boolean differences) {
    double[] sums = new double[rows];
    for (int k = 0; k < matrix.entries(); k++) {
      double divisor = differences ? matrix.column(k) - 1 : 1;
      sums[matrix.row(k) - 1] += matrix.count(k) / divisor;
    }
    return sums;
  }

  /** The features of what surrounds the voxels of a region; NaN without any voxel. */
  public static Map<String, Double> of(NeighbourCounts counts, LevelGrid levels) {
    NgtdmFeatures matrix = new NgtdmFeatures(counts, levels);
    Map<String, Double> features = new HashMap<>();
    boolean empty = matrix.voxels == 0;
    features.put("Busyness", empty ? Double.NaN : matrix.busyness());
    features.put("Coarseness", empty ? Double.NaN : matrix.coarseness());
    features.put("Complexity", empty ? Double.NaN : matrix.complexity());
    features.put("Contrast", empty ? Double.NaN : matrix.contrast());
    features.put("Strength", empty ? Double.NaN : matrix.strength());
    return features;
  }

  private double coarseness() {
    double sum = weighted(p, s);
    return sum == 0 ? MOST_COARSENESS : 1 / sum;
  }

  /** The double sum of p(i) p(j) (i - j)² is twice the variance of the levels. */
  private double contrast() {
    double pairs = (double) i.length * (i.length - 1);
    double mean = weighted(p, i);
    double variance = 0;
    for (int k = 0; k < i.length; k++) {
      variance += p[k] * (i[k] - mean) * (i[k] - mean);
    }
    return pairs == 0 ? 0 : 2 * variance * Arrays.stream(s).sum() / voxels / pairs;
  }

  /** The double sum of |i p(i) - j p(j)| counts each product by its place in ascending order. */
  private double busyness() {
    double[] products = new double[i.length];
    for (int k = 0; k < i.length; k++) {
      products[k] = i[k] * p[k];
    }
    Arrays.sort(products);
    double sum = 0;
    for (int k = 1; k < products.length; k++) {
      // Gaps, not the products, so that equal products give exactly 0.
      sum += 2.0 * k * (products.length - k) * (products[k] - products[k - 1]);
    }
    return sum == 0 ? 0 : weighted(p, s) / sum;
  }

  private double complexity() {
    double sum = 0;
    for (int k = 1; k < i.length; k++) {
      double ps = p[k] * s[k];
      for (int l = 0; l < k; l++) {
        sum += (i[k] - i[l]) * (ps + p[l] * s[l]) / (p[k] + p[l]);
      }
    }
    return 2 * sum / voxels;
  }

  /** The double sum of (p(i) + p(j)) (i - j)² is one over i, squares about the middle level. */
  private double strength() {
    double middle = Arrays.stream(i).average().orElse(0);
    double squares = 0;
    for (double level : i) {
      squares += (level - middle) * (level - middle);
    }
    double sum = 0;
    for (int k = 0; k < i.length; k++) {
      sum += 2 * p[k] * (i.length * (i[k] - middle) * (i[k] - middle) + squares);
    }
    double differences = Arrays.stream(s).sum();
    return differences == 0 ? 0 : sum / differences;
  }

  private static double weighted(double[] weights, double[] values) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k] * values[k];
    }
    return sum;
  }
}
