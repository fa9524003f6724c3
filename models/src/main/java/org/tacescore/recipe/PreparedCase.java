package org.tacescore.recipe;

import java.util.Map;
import org.tacescore.network.ImageTensor;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * All that a recipe reads of one lesion and its patient, measured beforehand: what is kept of the
 * patients of a cohort, and what the reference cases of a bundle are made of.
 *
 * @param features feature values by {@link FeatureColumn#name}
 * @param crops what the network sees, by the name of the measure or embedding
 * @param clinical clinical values
 */
public record PreparedCase(
    Map<String, Double> features,
    Map<String, ImageTensor> crops,
    Map<Analyte, ClinicalValue> clinical) {
  public PreparedCase {
    features = Map.copyOf(features);
    crops = Map.copyOf(crops);
    clinical = Map.copyOf(clinical);
  }
}
