package org.tacescore.radiomics.ibsi;

import org.tacescore.radiomics.InvalidSettingsException;

/**
 * The points of feature definitions in which PyRadiomics differs from IBSI.
 *
 * @param kurtosis whether 3 is subtracted
 * @param axisDivisor what the scatter of the N voxel centres is divided by for axis lengths
 * @param binOrigin where bins of fixed width begin
 * @param ngldmCoarseness largest difference of dependent grey levels in NGLDM, 0 or more (IBSI
 *     coarseness, alpha)
 */
public record Definitions(
    Kurtosis kurtosis, AxisDivisor axisDivisor, BinOrigin binOrigin, int ngldmCoarseness) {

  /** IBSI's own. */
  public static final Definitions IBSI =
      new Definitions(Kurtosis.EXCESS, AxisDivisor.N_MINUS_1, BinOrigin.LOWER_BOUND, 0);

  /** The fourth standardised moment, or what it exceeds that of a normal distribution by. */
  public enum Kurtosis {
    /** Less 3 (IBSI IPH6, C3I7). */
    EXCESS,
    /** As it is (PyRadiomics). */
    PLAIN
  }

  /** What the scatter of N voxel centres is divided by. */
  public enum AxisDivisor {
    /** One less than their number (as IBSI's reference values). */
    N_MINUS_1,
    /** Their number (PyRadiomics). */
    N
  }

  /** The intensity at which the first bin of fixed width begins. */
  public enum BinOrigin {
    /**
     * The re-segmentation range's lower bound; the region's lowest intensity without one (IBSI).
     */
    LOWER_BOUND,
    /** The multiple of the width at or below the region's lowest intensity (PyRadiomics). */
    MULTIPLE_OF_WIDTH
  }

  public Definitions {
    if (ngldmCoarseness < 0) {
      throw new InvalidSettingsException(
          "ngldm-coarseness must be 0 or more, got " + ngldmCoarseness);
    }
  }
}
