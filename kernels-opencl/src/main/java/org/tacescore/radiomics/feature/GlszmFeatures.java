package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.Map;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;

/**
 * Grey level size zone features (IBSI 3.8, 9SAK), PyRadiomics class {@code glszm}: zones of voxels
 * of equal level that touch by face, edge or corner.
 */
public final class GlszmFeatures {
  private GlszmFeatures() {}

  /** The features of a matrix of grey level by zone size; NaN without any zone. */
  public static Map<String, Double> of(CountMatrix zones, LevelGrid levels) {
    LevelSizeFormulas matrix =
        new LevelSizeFormulas(WeightedCounts.of(zones, levels.levelCount()), levels);
    Map<String, Double> features = new HashMap<>();
    features.put("GrayLevelNonUniformity", matrix.levelNonUniformity());
    features.put("GrayLevelNonUniformityNormalized", matrix.levelNonUniformityNormalized());
    features.put("GrayLevelVariance", matrix.levelVariance());
    features.put("HighGrayLevelZoneEmphasis", matrix.highLevelEmphasis());
    features.put("LargeAreaEmphasis", matrix.largeEmphasis());
    features.put("LargeAreaHighGrayLevelEmphasis", matrix.largeHighEmphasis());
    features.put("LargeAreaLowGrayLevelEmphasis", matrix.largeLowEmphasis());
    features.put("LowGrayLevelZoneEmphasis", matrix.lowLevelEmphasis());
    features.put("SizeZoneNonUniformity", matrix.sizeNonUniformity());
    features.put("SizeZoneNonUniformityNormalized", matrix.sizeNonUniformityNormalized());
    features.put("SmallAreaEmphasis", matrix.smallEmphasis());
    features.put("SmallAreaHighGrayLevelEmphasis", matrix.smallHighEmphasis());
    features.put("SmallAreaLowGrayLevelEmphasis", matrix.smallLowEmphasis());
    features.put("ZoneEntropy", matrix.entropy());
    features.put("ZonePercentage", matrix.percentage());
    features.put("ZoneVariance", matrix.sizeVariance());
    return features;
  }
}
