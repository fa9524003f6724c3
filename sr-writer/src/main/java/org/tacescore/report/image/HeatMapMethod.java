package org.tacescore.report.image;

import org.tacescore.dicom.Code;

/** What the values of a heat map are (PS3.16 annex D: 130402, 130403). */
public enum HeatMapMethod {
  /** Channels weighed by the classifier's weights. */
  CLASS_ACTIVATION("130402", "Class activation"),
  /** Channels weighed by gradients, whether by their means or cell by cell. */
  GRADIENT_WEIGHTED("130403", "Gradient weighted class activation");

  private final String value;
  private final String meaning;

  HeatMapMethod(String value, String meaning) {
    this.value = value;
    this.meaning = meaning;
  }

  /** The quantity as a code. */
  public Code quantity() {
    return new Code(value, "DCM", meaning);
  }
}
