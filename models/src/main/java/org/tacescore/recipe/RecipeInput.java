package org.tacescore.recipe;

import java.util.Map;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/**
 * What a study offers a recipe; what is missing is refused when the recipe asks for it.
 *
 * @param modality DICOM modality of the images, e.g. {@code CT}
 * @param phases images with the scored lesion
 * @param clinical clinical values of the patient
 * @param features radiomics of the scored lesion
 */
public record RecipeInput(
    String modality,
    PhaseSource phases,
    Map<Analyte, ClinicalValue> clinical,
    FeatureSource features) {

  public RecipeInput {
    clinical = Map.copyOf(clinical);
  }
}
