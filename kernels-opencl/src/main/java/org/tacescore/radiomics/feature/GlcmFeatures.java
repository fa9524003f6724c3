package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.Step;

/**
 * Grey level co-occurrence features, PyRadiomics class {@code glcm}: symmetric matrices at distance
 * 1, a feature's value being the mean over the 13 directions.
 *
 * <p>As in PyRadiomics, and other than in IBSI: entropies carry an epsilon; Idn and Idmn are
 * normalised by the highest grey level, not by the number of levels; directions without any pair
 * are left out; a direction in which a feature has no value does not count in its mean.
 */
public final class GlcmFeatures {
  private GlcmFeatures() {}

  public static Map<String, Double> of(
      DiscretisedRoi levels, Kernels kernels, TextureSettings.Weighting aggregation) {
    LevelGrid grid = levels.grid(1);
    List<Step> steps = Neighbours.inSpace(List.of(1), levels.box());
    List<CountMatrix> counts = kernels.cooccurrences(grid, steps, false);
    List<Cooccurrence> matrices =
        aggregation == TextureSettings.Weighting.NO_WEIGHTING
            ? Cooccurrence.eachDirection(List.of(CountMatrix.sum(counts)), levels.levelCount())
            : Cooccurrence.eachDirection(counts, levels.levelCount());
    List<Map<String, Double>> each =
        matrices.parallelStream().map(matrix -> new GlcmFormulas(matrix, levels).all()).toList();
    Map<String, Double> means = new HashMap<>();
    for (Feature feature : FeatureCatalog.defaults(FeatureClass.GLCM)) {
      means.put(feature.name(), mean(each, feature.name()));
    }
    return means;
  }

  /** NaN when no direction has a value. */
  private static double mean(List<Map<String, Double>> each, String name) {
    return each.stream()
        .mapToDouble(features -> features.get(name))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }
}
