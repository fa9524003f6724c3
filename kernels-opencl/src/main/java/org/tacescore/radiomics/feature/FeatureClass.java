package org.tacescore.radiomics.feature;

/** A family of features; the order is that of PyRadiomics' output. */
public enum FeatureClass {
  SHAPE("shape"),
  SHAPE2D("shape2D"),
  FIRSTORDER("firstorder"),
  GLCM("glcm"),
  GLDM("gldm"),
  GLRLM("glrlm"),
  GLSZM("glszm"),
  NGTDM("ngtdm");

  private final String pyRadiomicsName;

  FeatureClass(String pyRadiomicsName) {
    this.pyRadiomicsName = pyRadiomicsName;
  }

  /** PyRadiomics' name: {@code shape}, {@code firstorder}, {@code glcm}. */
  public String pyRadiomicsName() {
    return pyRadiomicsName;
  }

  /** Whether it is measured of the region alone, without intensities. */
  public boolean isShape() {
    return this == SHAPE || this == SHAPE2D;
  }
}
