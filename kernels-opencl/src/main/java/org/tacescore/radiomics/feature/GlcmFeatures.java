package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Step;
import org.tacescore.volume.Spacing;

/**
 * Grey level co-occurrence features (IBSI 3.6, LFYI), PyRadiomics class {@code glcm}.
 *
 * <p>A value is the mean over directions, or that of all directions' matrices together, each times
 * exp(-d²) where a norm is chosen, d being the length of its step in mm.
 *
 * <p>As in PyRadiomics, and other than in IBSI: entropies carry an epsilon; Idn and Idmn are
 * normalised by the highest grey level, not by the number of levels; directions without any pair
 * are left out; a direction in which a feature has no value does not count in its mean. The
 * deprecated features have no value in PyRadiomics; here they follow the identity by which it left
 * them out.
 */
public final class GlcmFeatures {
  private GlcmFeatures() {}

  /**
   * The features of all directions.
   *
   * @param pairs one matrix a step
   * @param ordered whether pairs were counted in their order; else matrices are symmetric
   * @param spacing distance of voxels, for the norms
   */
  public static Map<String, Double> of(
      List<CountMatrix> pairs,
      List<Step> steps,
      boolean ordered,
      LevelGrid levels,
      Spacing spacing,
      TextureSettings.Weighting weighting) {
    if (weighting == TextureSettings.Weighting.AVERAGED) {
      return Directions.mean(
          FeatureClass.GLCM,
          pairs.parallelStream()
              .filter(matrix -> matrix.total() > 0)
              .map(matrix -> of(matrix, ordered, levels))
              .toList());
    }
    double[] factors =
        weighting == TextureSettings.Weighting.NO_WEIGHTING
            ? Directions.factors(steps, step -> 1)
            : Directions.factors(
                steps, step -> Math.exp(-square(Directions.length(step, spacing, weighting))));
    return of(WeightedCounts.sum(pairs, factors, levels.levelCount()), ordered, levels);
  }

  private static double square(double length) {
    return length * length;
  }

  /**
   * The features of one matrix; NaN without any pair.
   *
   * @param ordered whether pairs were counted in their order; else each in the row of its lower
   *     rank, and the matrix is symmetric
   */
  public static Map<String, Double> of(CountMatrix pairs, boolean ordered, LevelGrid levels) {
    return of(WeightedCounts.of(pairs, levels.levelCount()), ordered, levels);
  }

  private static Map<String, Double> of(WeightedCounts pairs, boolean ordered, LevelGrid levels) {
    Cooccurrence matrix = ordered ? Cooccurrence.ordered(pairs) : Cooccurrence.symmetric(pairs);
    if (matrix.total() == 0) {
      Map<String, Double> none = new HashMap<>();
      FeatureCatalog.of(FeatureClass.GLCM).forEach(f -> none.put(f.name(), Double.NaN));
      return none;
    }
    Map<String, Double> features = new GlcmFormulas(matrix, levels).all();
    features.put("MCC", matrix.levels() < 2 ? 1 : MaximalCorrelation.of(matrix, levels));
    return features;
  }
}
