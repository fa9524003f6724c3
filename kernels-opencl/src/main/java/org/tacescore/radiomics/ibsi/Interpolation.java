package org.tacescore.radiomics.ibsi;

import java.util.List;
import org.tacescore.radiomics.InvalidSettingsException;

/**
 * How image and mask are brought onto another grid (IBSI reference manual, chapter 2.4).
 *
 * @param spacingMm the new spacing: nothing to keep the grid; column and row to interpolate within
 *     slices (IBSI 2D); column, row, slice to interpolate in space (3D)
 * @param image how a value between voxels of the image is made
 * @param mask how a value between voxels of the mask is made
 * @param maskThreshold lowest interpolated value of the mask that is inside, more than 0 and at
 *     most 1
 * @param alignment how the new grid lies over the old
 * @param rounding how interpolated intensities become whole numbers
 */
public record Interpolation(
    List<Double> spacingMm,
    Method image,
    Method mask,
    double maskThreshold,
    Alignment alignment,
    Rounding rounding) {

  /** No interpolation. */
  public static final Interpolation NONE =
      new Interpolation(
          List.of(),
          Method.LINEAR,
          Method.LINEAR,
          0.5,
          Alignment.CENTRE,
          Rounding.NEAREST_OF_WHOLE);

  /** How a value between voxels is made. Outside the outer voxel centres the border continues. */
  public enum Method {
    /** That of the nearest voxel. */
    NEAREST,
    /** Linear along each axis. */
    LINEAR,
    /** Cubic B-spline along each axis, the image mirrored at its border voxels; not for masks. */
    CUBIC
  }

  /** How the new grid lies over the old. */
  public enum Alignment {
    /** Both have the same centre (IBSI). */
    CENTRE,
    /** The outer corners of the first voxels coincide (PyRadiomics). */
    CORNER
  }

  /**
   * How interpolated intensities become whole numbers. Without interpolation nothing is rounded.
   */
  public enum Rounding {
    /** To the nearest, if the image holds whole numbers only (IBSI: Hounsfield units). */
    NEAREST_OF_WHOLE,
    /** To the nearest, whatever the image holds. */
    NEAREST,
    /** Towards zero (as ITK fills images of whole numbers). */
    TRUNCATE,
    /** Not at all. */
    NONE
  }

  public Interpolation {
    spacingMm = List.copyOf(spacingMm);
    if (spacingMm.size() == 1 || spacingMm.size() > 3) {
      throw new InvalidSettingsException(
          "spacing-mm must name column and row, or column, row and slice, got " + spacingMm);
    }
    if (spacingMm.stream().anyMatch(mm -> !(mm > 0) || !Double.isFinite(mm))) {
      throw new InvalidSettingsException("spacing-mm must be positive, got " + spacingMm);
    }
    if (mask == Method.CUBIC) {
      throw new InvalidSettingsException("mask-interpolation must be nearest or linear, got cubic");
    }
    if (!(maskThreshold > 0 && maskThreshold <= 1)) {
      throw new InvalidSettingsException(
          "mask-threshold must be more than 0 and at most 1, got " + maskThreshold);
    }
  }
}
