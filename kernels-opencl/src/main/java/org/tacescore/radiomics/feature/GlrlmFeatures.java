package org.tacescore.radiomics.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.RunCounts;
import org.tacescore.kernels.Step;
import org.tacescore.volume.Spacing;

/**
 * Grey level run length features (IBSI 3.7, TP0I), PyRadiomics class {@code glrlm}.
 *
 * <p>A value is the mean over directions, or that of all directions' matrices together, each times
 * the length of its step in mm where a norm is chosen. Directions in which the region is flat (no
 * line holds two of its voxels) are left out, other than in IBSI.
 */
public final class GlrlmFeatures {
  private GlrlmFeatures() {}

  /**
   * The features of all directions.
   *
   * @param runs one a step
   * @param spacing distance of voxels, for the norms
   */
  public static Map<String, Double> of(
      List<RunCounts> runs,
      List<Step> steps,
      LevelGrid levels,
      Spacing spacing,
      TextureSettings.Weighting weighting) {
    List<CountMatrix> lengths = new ArrayList<>();
    List<Step> stepsOfLines = new ArrayList<>();
    for (int k = 0; k < steps.size(); k++) {
      if (runs.get(k).hasLine()) {
        lengths.add(runs.get(k).lengths());
        stepsOfLines.add(steps.get(k));
      }
    }
    if (weighting == TextureSettings.Weighting.AVERAGED) {
      return Directions.mean(
          FeatureClass.GLRLM, lengths.stream().map(matrix -> of(matrix, levels)).toList());
    }
    double[] factors =
        Directions.factors(stepsOfLines, step -> Directions.length(step, spacing, weighting));
    return of(WeightedCounts.sum(lengths, factors, levels.levelCount()), levels);
  }

  /** The features of one matrix; NaN without any run. */
  public static Map<String, Double> of(CountMatrix lengths, LevelGrid levels) {
    return of(WeightedCounts.of(lengths, levels.levelCount()), levels);
  }

  private static Map<String, Double> of(WeightedCounts lengths, LevelGrid levels) {
    LevelSizeFormulas matrix = new LevelSizeFormulas(lengths, levels);
    Map<String, Double> features = new HashMap<>();
    features.put("GrayLevelNonUniformity", matrix.levelNonUniformity());
    features.put("GrayLevelNonUniformityNormalized", matrix.levelNonUniformityNormalized());
    features.put("GrayLevelVariance", matrix.levelVariance());
    features.put("HighGrayLevelRunEmphasis", matrix.highLevelEmphasis());
    features.put("LongRunEmphasis", matrix.largeEmphasis());
    features.put("LongRunHighGrayLevelEmphasis", matrix.largeHighEmphasis());
    features.put("LongRunLowGrayLevelEmphasis", matrix.largeLowEmphasis());
    features.put("LowGrayLevelRunEmphasis", matrix.lowLevelEmphasis());
    features.put("RunEntropy", matrix.entropy());
    features.put("RunLengthNonUniformity", matrix.sizeNonUniformity());
    features.put("RunLengthNonUniformityNormalized", matrix.sizeNonUniformityNormalized());
    features.put("RunPercentage", matrix.percentage());
    features.put("RunVariance", matrix.sizeVariance());
    features.put("ShortRunEmphasis", matrix.smallEmphasis());
    features.put("ShortRunHighGrayLevelEmphasis", matrix.smallHighEmphasis());
    features.put("ShortRunLowGrayLevelEmphasis", matrix.smallLowEmphasis());
    return features;
  }
}
