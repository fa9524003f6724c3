package org.tacescore.score;

import org.tacescore.dicom.Code;

/**
 * On which side of the cutoff a total lies.
 *
 * @param side above or not above
 * @param code the coded group, e.g. SNOMED CT high risk
 */
public record RiskGroup(Side side, Code code) {
  /** The side of a cutoff. */
  public enum Side {
    HIGH,
    LOW
  }

  /** What people call the group. */
  public String label() {
    return code.meaning();
  }
}
