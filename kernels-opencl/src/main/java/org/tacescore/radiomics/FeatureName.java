package org.tacescore.radiomics;

import org.tacescore.radiomics.feature.Feature;

/**
 * A feature of one image type, as a user names it: {@code original_glcm_Contrast}.
 *
 * @param imageType PyRadiomics' name of the filtered image; {@code original} for the image itself
 * @param feature what is measured
 */
public record FeatureName(String imageType, Feature feature) {

  /** Name in PyRadiomics' output. */
  public String pyRadiomicsName() {
    return imageType + "_" + feature.featureClass().pyRadiomicsName() + "_" + feature.name();
  }

  /** IBSI code; empty where there is none. */
  public String ibsiCode() {
    return feature.ibsiCode();
  }

  @Override
  public String toString() {
    return pyRadiomicsName();
  }
}
