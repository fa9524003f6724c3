package org.tacescore.recipe;

import java.util.Map;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.score.TreatmentDates;

/**
 * What a study offers a recipe; what is missing is refused when the recipe asks for it.
 *
 * @param modality DICOM modality of the images, e.g. {@code CT}
 * @param phases images with the scored lesion
 * @param clinical clinical values of the patient
 * @param treatments when the patient was treated
 * @param times when the series of the phases were acquired
 * @param features radiomics of the scored lesion
 */
public record RecipeInput(
    String modality,
    PhaseSource phases,
    Map<Analyte, ClinicalValue> clinical,
    TreatmentDates treatments,
    TimeSource times,
    FeatureSource features) {

  public RecipeInput {
    clinical = Map.copyOf(clinical);
  }

  /** A study of which neither dates of treatment nor of acquisition are known. */
  public RecipeInput(
      String modality,
      PhaseSource phases,
      Map<Analyte, ClinicalValue> clinical,
      FeatureSource features) {
    this(modality, phases, clinical, TreatmentDates.NONE, TimeSource.UNKNOWN, features);
  }
}
