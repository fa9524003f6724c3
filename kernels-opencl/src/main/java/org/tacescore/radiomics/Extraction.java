package org.tacescore.radiomics;

import java.util.List;

/**
 * What was extracted of one region of one image.
 *
 * @param features every feature that the settings ask for
 * @param diagnostics PyRadiomics' columns about image, mask and settings; empty where {@code
 *     additionalInfo} is off
 * @param warnings what the user should know, one sentence each
 */
public record Extraction(FeatureVector features, Diagnostics diagnostics, List<String> warnings) {

  public Extraction {
    warnings = List.copyOf(warnings);
  }
}
