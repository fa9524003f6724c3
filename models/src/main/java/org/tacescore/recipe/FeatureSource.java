package org.tacescore.recipe;

import java.util.Map;
import org.tacescore.refusal.RefusedException;

/** Gives the radiomics features of a region of the scored lesion; the worker computes them once. */
@FunctionalInterface
public interface FeatureSource {
  /**
   * Features by PyRadiomics' name, e.g. {@code original_firstorder_Mean}.
   *
   * @param region which region
   * @param settings extraction settings in PyRadiomics' parameter format (YAML or JSON)
   * @throws RefusedException when they cannot be computed for this lesion
   */
  Map<String, Double> features(RoiRule region, String settings);
}
