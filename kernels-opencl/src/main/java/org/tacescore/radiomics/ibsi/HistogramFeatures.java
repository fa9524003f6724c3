package org.tacescore.radiomics.ibsi;

import java.util.Map;

/**
 * Statistics of grey levels and of their histogram (IBSI reference manual, chapter 3.4, ZVCW).
 *
 * <p>The histogram has a bin for each level from 1 to the highest, empty ones included. Its
 * gradient is half the difference of the neighbouring bins, at the ends that of the last two bins.
 */
final class HistogramFeatures {
  private final GreyLevels levels;
  private final int[] counts;

  private HistogramFeatures(GreyLevels levels) {
    this.levels = levels;
    this.counts = new int[levels.highest()];
    for (int k = 0; k < levels.voxels(); k++) {
      counts[levels.at(k) - 1]++;
    }
  }

  /** Tags {@code ih_}. */
  static Map<String, Double> of(GreyLevels levels, Definitions.Kurtosis kurtosis) {
    Statistics statistics = new Statistics(levels.toDoubles());
    HistogramFeatures histogram = new HistogramFeatures(levels);
    Map<String, Double> features = statistics.features("ih_", kurtosis);
    features.put("ih_mode", histogram.mode(statistics.mean()));
    features.put("ih_entropy", histogram.entropy());
    features.put("ih_uniformity", histogram.uniformity());
    histogram.putGradients(features);
    return features;
  }

  /** The fullest bin; of several the one nearest to the mean, then the lower. */
  private double mode(double mean) {
    int best = 0;
    for (int bin = 1; bin < counts.length; bin++) {
      boolean fuller = counts[bin] > counts[best];
      boolean nearer = Math.abs(bin + 1 - mean) < Math.abs(best + 1 - mean);
      if (fuller || (counts[bin] == counts[best] && nearer)) {
        best = bin;
      }
    }
    return best + 1.0;
  }

  private double entropy() {
    double sum = 0;
    for (int count : counts) {
      sum += Bits.entropyTerm(count / (double) levels.voxels());
    }
    return sum;
  }

  private double uniformity() {
    double sum = 0;
    for (int count : counts) {
      double p = count / (double) levels.voxels();
      sum += p * p;
    }
    return sum;
  }

  private void putGradients(Map<String, Double> features) {
    int steepest = 0;
    int lowest = 0;
    for (int bin = 1; bin < counts.length; bin++) {
      steepest = gradient(bin) > gradient(steepest) ? bin : steepest;
      lowest = gradient(bin) < gradient(lowest) ? bin : lowest;
    }
    features.put("ih_max_grad", gradient(steepest));
    features.put("ih_max_grad_g", steepest + 1.0);
    features.put("ih_min_grad", gradient(lowest));
    features.put("ih_min_grad_g", lowest + 1.0);
  }

  private double gradient(int bin) {
    int before = Math.max(0, bin - 1);
    int after = Math.min(counts.length - 1, bin + 1);
    return after == before ? 0 : (counts[after] - counts[before]) / (double) (after - before);
  }
}
