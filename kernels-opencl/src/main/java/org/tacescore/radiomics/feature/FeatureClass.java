package org.tacescore.radiomics.feature;

import java.util.Locale;

/** A family of features; the order is that of PyRadiomics' output. */
public enum FeatureClass {
  SHAPE,
  FIRSTORDER,
  GLCM;

  /** PyRadiomics' name: {@code shape}, {@code firstorder}, {@code glcm}. */
  public String pyRadiomicsName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
