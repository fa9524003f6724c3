package org.tacescore.radiomics.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.tacescore.kernels.Step;
import org.tacescore.volume.Spacing;

/** How the matrices of the directions come together. */
final class Directions {
  private Directions() {}

  /** The length of a step in mm, by the norm of a weighting; 1 without one. */
  static double length(Step step, Spacing spacing, TextureSettings.Weighting weighting) {
    double column = Math.abs(step.columns()) * spacing.columnMm();
    double row = Math.abs(step.rows()) * spacing.rowMm();
    double slice = Math.abs(step.slices()) * spacing.sliceMm();
    return switch (weighting) {
      case MANHATTAN -> slice + row + column;
      case EUCLIDEAN -> Math.sqrt(slice * slice + row * row + column * column);
      case INFINITY -> Math.max(slice, Math.max(row, column));
      case AVERAGED, NO_WEIGHTING -> 1;
    };
  }

  static double[] factors(List<Step> steps, ToDoubleFunction<Step> factor) {
    return steps.stream().mapToDouble(factor).toArray();
  }

  /** The mean of each feature over those directions in which it has a value; NaN without any. */
  static Map<String, Double> mean(FeatureClass featureClass, List<Map<String, Double>> each) {
    Map<String, Double> means = new HashMap<>();
    for (Feature feature : FeatureCatalog.of(featureClass)) {
      double sum = 0;
      int count = 0;
      for (Map<String, Double> features : each) {
        double value = features.getOrDefault(feature.name(), Double.NaN);
        if (!Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
      means.put(feature.name(), sum / count);
    }
    return means;
  }
}
