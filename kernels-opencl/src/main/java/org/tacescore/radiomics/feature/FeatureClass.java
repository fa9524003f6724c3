package org.tacescore.radiomics.feature;

import java.util.Locale;

/** A family of features; the order is that of PyRadiomics' output. */
public enum FeatureClass {
  SHAPE,
  SHAPE2D("shape2D"),
  FIRSTORDER,
  GLCM,
  GLDM,
  GLRLM,
  GLSZM,
  NGTDM;

  private final String pyRadiomicsName;

  FeatureClass() {
    this.pyRadiomicsName = name().toLowerCase(Locale.ROOT);
  }

  FeatureClass(String pyRadiomicsName) {
    this.pyRadiomicsName = pyRadiomicsName;
  }

  /** PyRadiomics' name: {@code shape}, {@code shape2D}, {@code firstorder}. */
  public String pyRadiomicsName() {
    return pyRadiomicsName;
  }

  /** Whether its features depend on the mask alone, whatever image is measured. */
  public boolean isShape() {
    return this == SHAPE || this == SHAPE2D;
  }
}
