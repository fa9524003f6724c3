package org.tacescore.radiomics.ibsi;

import org.tacescore.radiomics.InvalidSettingsException;

/**
 * Which voxels of the region keep their intensity (IBSI reference manual, chapter 2.6). Both limits
 * are found in the region as it was drawn; a voxel must pass both.
 *
 * @param lower lowest intensity that stays; negative infinity for no bound
 * @param upper highest intensity that stays; positive infinity for no bound
 * @param outlierSigmas standard deviations from the region's mean within which a voxel stays (IBSI:
 *     3); positive infinity to keep all
 * @param shape whether the morphological mask loses the voxels, too (IBSI: no)
 */
public record Resegmentation(double lower, double upper, double outlierSigmas, boolean shape) {

  /** Every voxel stays. */
  public static final Resegmentation NONE =
      new Resegmentation(
          Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, false);

  public Resegmentation {
    if (!(lower < upper)) {
      throw new InvalidSettingsException(
          "resegment-range must rise, got %s to %s".formatted(lower, upper));
    }
    if (!(outlierSigmas > 0)) {
      throw new InvalidSettingsException(
          "resegment-outliers must be positive, got " + outlierSigmas);
    }
  }

  boolean hasLowerBound() {
    return lower != Double.NEGATIVE_INFINITY;
  }

  boolean hasUpperBound() {
    return upper != Double.POSITIVE_INFINITY;
  }
}
