package org.tacescore.radiomics.ibsi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;

/**
 * The features that GLRLM, GLSZM, GLDZM and NGLDM define alike, each of a matrix of grey level and
 * some extent: run length, zone size, zone distance, dependence count (IBSI reference manual,
 * chapters 3.7 to 3.9 and 3.11).
 */
final class EmphasisFormulas {
  private EmphasisFormulas() {}

  /**
   * All features, in the order in which the catalogue lists a family's.
   *
   * @param counts row: rank of the grey level, column: extent; not empty
   * @param voxels how many voxels could have made an entry of their own
   */
  static Map<String, Double> of(Family family, CountMatrix counts, LevelGrid levels, long voxels) {
    double[] values = values(counts, levels, voxels);
    List<String> tags = FeatureTags.of(family);
    Map<String, Double> features = new LinkedHashMap<>();
    for (int k = 0; k < tags.size(); k++) {
      features.put(tags.get(k), values[k]);
    }
    return features;
  }

  private static double[] values(CountMatrix counts, LevelGrid levels, long voxels) {
    double n = counts.total();
    double[] emphasis = new double[8];
    double levelMean = 0;
    double extentMean = 0;
    double entropy = 0;
    double energy = 0;
    for (int k = 0; k < counts.entries(); k++) {
      double p = counts.count(k) / n;
      double i = levels.greyLevel(counts.row(k));
      double j = counts.column(k);
      double i2 = i * i;
      double j2 = j * j;
      emphasis[0] += p / j2;
      emphasis[1] += p * j2;
      emphasis[2] += p / i2;
      emphasis[3] += p * i2;
      emphasis[4] += p / (i2 * j2);
      emphasis[5] += p * i2 / j2;
      emphasis[6] += p * j2 / i2;
      emphasis[7] += p * i2 * j2;
      levelMean += p * i;
      extentMean += p * j;
      entropy += Bits.entropyTerm(p);
      energy += p * p;
    }
    double levelVariance = 0;
    double extentVariance = 0;
    for (int k = 0; k < counts.entries(); k++) {
      double p = counts.count(k) / n;
      double di = levels.greyLevel(counts.row(k)) - levelMean;
      double dj = counts.column(k) - extentMean;
      levelVariance += p * di * di;
      extentVariance += p * dj * dj;
    }
    double byLevel = nonUniformity(counts, true);
    double byExtent = nonUniformity(counts, false);
    return new double[] {
      emphasis[0],
      emphasis[1],
      emphasis[2],
      emphasis[3],
      emphasis[4],
      emphasis[5],
      emphasis[6],
      emphasis[7],
      byLevel / n,
      byLevel / n / n,
      byExtent / n,
      byExtent / n / n,
      n / voxels,
      levelVariance,
      extentVariance,
      entropy,
      energy
    };
  }

  /** Sum of squares of the sums over rows, or over columns. */
  private static double nonUniformity(CountMatrix counts, boolean rows) {
    Map<Integer, Long> sums = new HashMap<>();
    for (int k = 0; k < counts.entries(); k++) {
      sums.merge(rows ? counts.row(k) : counts.column(k), counts.count(k), Long::sum);
    }
    return sums.values().stream().mapToDouble(sum -> (double) sum * sum).sum();
  }
}
