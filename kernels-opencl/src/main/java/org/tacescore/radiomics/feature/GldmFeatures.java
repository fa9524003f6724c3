package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.Map;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;

/**
 * Grey level dependence features, PyRadiomics class {@code gldm} (IBSI 3.11, REK0: neighbouring
 * grey level dependence): how many neighbours of a voxel have nearly its level.
 *
 * <p>The deprecated features have no value in PyRadiomics; here they follow the identity by which
 * it left them out.
 */
public final class GldmFeatures {
  private GldmFeatures() {}

  /** The features of a matrix of grey level by 1 + dependent neighbours; NaN without any voxel. */
  public static Map<String, Double> of(CountMatrix dependence, LevelGrid levels) {
    LevelSizeFormulas matrix =
        new LevelSizeFormulas(WeightedCounts.of(dependence, levels.levelCount()), levels);
    Map<String, Double> features = new HashMap<>();
    features.put("DependenceEntropy", matrix.entropy());
    features.put("DependenceNonUniformity", matrix.sizeNonUniformity());
    features.put("DependenceNonUniformityNormalized", matrix.sizeNonUniformityNormalized());
    features.put("DependencePercentage", 1.0);
    features.put("DependenceVariance", matrix.sizeVariance());
    features.put("GrayLevelNonUniformity", matrix.levelNonUniformity());
    features.put("GrayLevelNonUniformityNormalized", matrix.levelNonUniformityNormalized());
    features.put("GrayLevelVariance", matrix.levelVariance());
    features.put("HighGrayLevelEmphasis", matrix.highLevelEmphasis());
    features.put("LargeDependenceEmphasis", matrix.largeEmphasis());
    features.put("LargeDependenceHighGrayLevelEmphasis", matrix.largeHighEmphasis());
    features.put("LargeDependenceLowGrayLevelEmphasis", matrix.largeLowEmphasis());
    features.put("LowGrayLevelEmphasis", matrix.lowLevelEmphasis());
    features.put("SmallDependenceEmphasis", matrix.smallEmphasis());
    features.put("SmallDependenceHighGrayLevelEmphasis", matrix.smallHighEmphasis());
    features.put("SmallDependenceLowGrayLevelEmphasis", matrix.smallLowEmphasis());
    return features;
  }
}
