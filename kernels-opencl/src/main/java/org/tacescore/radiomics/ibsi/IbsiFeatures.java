package org.tacescore.radiomics.ibsi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The IBSI features of a region, in the order of the published reference values.
 *
 * @param values value of each feature by tag; NaN where the definition gives none for the region
 * @param diagnostics size, spacing and intensities of image and masks at each step of processing,
 *     by the tags of the reference values
 */
public record IbsiFeatures(Map<String, Double> values, Map<String, Double> diagnostics) {

  public IbsiFeatures {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
  }
}
