package org.tacescore.radiomics.ibsi;

import java.util.Map;

/**
 * Statistics of the intensities in the intensity mask (IBSI reference manual, chapter 3.3, UHIW).
 */
final class IntensityFeatures {
  private IntensityFeatures() {}

  /**
   * Tags {@code stat_}.
   *
   * @param intensities finite, at least one
   */
  static Map<String, Double> of(double[] intensities, Definitions.Kurtosis kurtosis) {
    Statistics statistics = new Statistics(intensities);
    Map<String, Double> features = statistics.features("stat_", kurtosis);
    double energy = statistics.energy();
    features.put("stat_energy", energy);
    features.put("stat_rms", Math.sqrt(energy / intensities.length));
    return features;
  }
}
