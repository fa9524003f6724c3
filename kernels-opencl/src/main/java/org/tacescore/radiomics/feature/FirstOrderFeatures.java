package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Statistics of the intensities in a region (IBSI 3.3, UHIW), PyRadiomics class {@code firstorder}.
 *
 * <p>Variance and moments divide by the number of voxels. Kurtosis is not in excess (IBSI IPH6
 * subtracts 3). Percentiles interpolate linearly between order statistics. Entropy and Uniformity
 * are those of the grey levels. Skewness and Kurtosis are 0 where the variance is 0. Equal
 * intensities have none unless their mean is rounded: it then differs from them by one number, and
 * Skewness is about 1 or -1 and Kurtosis about 1, in PyRadiomics as here.
 */
public final class FirstOrderFeatures {
  private FirstOrderFeatures() {}

  /**
   * The features of a region.
   *
   * @param voxelArrayShift what is added to intensities for Energy, TotalEnergy and RootMeanSquared
   */
  public static Map<String, Double> of(Roi roi, DiscretisedRoi levels, double voxelArrayShift) {
    double[] percentiles =
        OrderStatistics.percentiles(roi.values(), 0, 0.10, 0.25, 0.5, 0.75, 0.90, 1);
    double p10 = percentiles[1];
    double p90 = percentiles[5];
    Map<String, Double> features = new HashMap<>();
    features.put("Minimum", percentiles[0]);
    features.put("Maximum", percentiles[6]);
    features.put("Range", percentiles[6] - percentiles[0]);
    features.put("Median", percentiles[3]);
    features.put("10Percentile", p10);
    features.put("90Percentile", p90);
    features.put("InterquartileRange", percentiles[4] - percentiles[2]);
    IntensityMoments moments = IntensityMoments.of(roi.values(), voxelArrayShift, p10, p90);
    putMoments(features, moments, roi.voxelCount());
    features.put("TotalEnergy", moments.energy() * roi.spacing().voxelVolumeMm3());
    double[] p =
        IntStream.rangeClosed(1, levels.levelCount()).mapToDouble(levels::probability).toArray();
    features.put("Entropy", Entropy.of(p));
    features.put("Uniformity", IntStream.range(0, p.length).mapToDouble(k -> p[k] * p[k]).sum());
    return features;
  }

  private static void putMoments(
      Map<String, Double> features, IntensityMoments moments, int voxels) {
    double m2 = moments.second();
    features.put("Energy", moments.energy());
    features.put("RootMeanSquared", Math.sqrt(moments.energy() / voxels));
    features.put("Mean", moments.mean());
    features.put("Variance", m2);
    features.put("StandardDeviation", Math.sqrt(m2));
    features.put("Skewness", m2 == 0 ? 0 : moments.third() / Math.pow(m2, 1.5));
    features.put("Kurtosis", m2 == 0 ? 0 : moments.fourth() / (m2 * m2));
    features.put("MeanAbsoluteDeviation", moments.meanAbsoluteDeviation());
    features.put("RobustMeanAbsoluteDeviation", moments.robustMeanAbsoluteDeviation());
  }
}
