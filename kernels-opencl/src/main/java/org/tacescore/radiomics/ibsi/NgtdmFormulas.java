package org.tacescore.radiomics.ibsi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;

/**
 * The 5 features of a neighbourhood grey tone difference matrix (IBSI reference manual, chapter
 * 3.10, IPET). Voxels without a neighbour in the region do not count.
 */
final class NgtdmFormulas {
  /** Coarseness of a region without any difference. */
  private static final double MOST_COARSE = 1e6;

  private final int count;
  private final double[] level;
  private final double[] p;
  private final double[] s;
  private final double voxels;

  NgtdmFormulas(NeighbourCounts counts, LevelGrid levels) {
    CountMatrix voxelsOf = counts.neighbourhoods();
    double[] byRank = new double[levels.levelCount()];
    double[] differences = new double[levels.levelCount()];
    double all = 0;
    for (int k = 0; k < voxelsOf.entries(); k++) {
      if (voxelsOf.column(k) > 1) {
        byRank[voxelsOf.row(k) - 1] += voxelsOf.count(k);
        all += voxelsOf.count(k);
      }
    }
    CountMatrix sums = counts.differences();
    for (int k = 0; k < sums.entries(); k++) {
      if (sums.column(k) > 1) {
        differences[sums.row(k) - 1] += sums.count(k) / (sums.column(k) - 1.0);
      }
    }
    this.voxels = all;
    this.level = new double[byRank.length];
    this.p = new double[byRank.length];
    this.s = new double[byRank.length];
    int present = 0;
    for (int rank = 0; rank < byRank.length; rank++) {
      if (byRank[rank] > 0) {
        level[present] = levels.greyLevel(rank + 1);
        p[present] = byRank[rank] / all;
        s[present++] = differences[rank];
      }
    }
    this.count = present;
  }

  /** Whether no voxel has a neighbour. */
  boolean isEmpty() {
    return count == 0;
  }

  Map<String, Double> features() {
    double weighted = 0;
    double total = 0;
    for (int i = 0; i < count; i++) {
      weighted += p[i] * s[i];
      total += s[i];
    }
    double contrast = 0;
    double busyness = 0;
    double complexity = 0;
    double strength = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double d = level[i] - level[j];
        contrast += p[i] * p[j] * d * d;
        busyness += Math.abs(level[i] * p[i] - level[j] * p[j]);
        complexity += Math.abs(d) * (p[i] * s[i] + p[j] * s[j]) / (p[i] + p[j]);
        strength += (p[i] + p[j]) * d * d;
      }
    }
    double pairs = count * (count - 1.0);
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("ngt_coarseness", weighted < 1 / MOST_COARSE ? MOST_COARSE : 1 / weighted);
    features.put("ngt_contrast", pairs == 0 ? 0 : contrast / pairs * total / voxels);
    features.put("ngt_busyness", busyness == 0 ? 0 : weighted / busyness);
    features.put("ngt_complexity", complexity / voxels);
    features.put("ngt_strength", total == 0 ? 0 : strength / total);
    return features;
  }
}
