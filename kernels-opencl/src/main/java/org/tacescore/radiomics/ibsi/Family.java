package org.tacescore.radiomics.ibsi;

import java.util.Arrays;

/** A feature family of the IBSI reference manual, chapter 3, as it can be chosen. */
public enum Family {
  MORPHOLOGY("morphology"),
  /**
   * Moran's I and Geary's C, which IBSI counts as morphology: the only ones that need much memory.
   */
  SPATIAL_AUTOCORRELATION("spatial-autocorrelation"),
  LOCAL_INTENSITY("local-intensity"),
  INTENSITY_STATISTICS("intensity-statistics"),
  INTENSITY_HISTOGRAM("intensity-histogram"),
  INTENSITY_VOLUME_HISTOGRAM("intensity-volume-histogram"),
  GLCM("glcm"),
  GLRLM("glrlm"),
  GLSZM("glszm"),
  GLDZM("gldzm"),
  NGTDM("ngtdm"),
  NGLDM("ngldm");

  private final String key;

  Family(String key) {
    this.key = key;
  }

  /** Its name in a settings file. */
  public String key() {
    return key;
  }

  static Family ofKey(String key) {
    return Arrays.stream(values())
        .filter(family -> family.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no family is called " + key));
  }

  /** Whether the family has a value for each aggregation. */
  public boolean isTexture() {
    return compareTo(GLCM) >= 0;
  }
}
