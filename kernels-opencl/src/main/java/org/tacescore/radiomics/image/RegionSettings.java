package org.tacescore.radiomics.image;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/**
 * Which voxels of a label map make the region, and what the region must be like.
 *
 * @param label value of the mask's voxels that make the region, at least 1; for whoever reads the
 *     mask
 * @param labelChannel layer of a mask of several layers, 0 or more ({@code label_channel}); for
 *     whoever reads the mask
 * @param minimumDimensions in how many directions it must extend over more than one voxel, 1 to 3
 *     ({@code minimumROIDimensions})
 * @param minimumSize number of voxels that it must exceed ({@code minimumROISize})
 * @param geometryTolerance how far, in parts of the mask's column spacing, origins and spacings of
 *     image and mask may differ, and components of their directions ({@code geometryTolerance});
 *     without it, no voxel may lie farther than a hundredth of the smallest spacing from its place
 * @param correctMask whether a mask on another grid is carried onto the image's ({@code
 *     correctMask})
 */
public record RegionSettings(
    int label,
    int labelChannel,
    int minimumDimensions,
    OptionalInt minimumSize,
    OptionalDouble geometryTolerance,
    boolean correctMask) {

  /** PyRadiomics' defaults. */
  public static final RegionSettings DEFAULTS =
      new RegionSettings(1, 0, 2, OptionalInt.empty(), OptionalDouble.empty(), false);

  public RegionSettings {
    if (label < 1) {
      throw new InvalidSettingsException("label must be at least 1, got " + label);
    }
    if (labelChannel < 0) {
      throw new InvalidSettingsException("label_channel must be 0 or more, got " + labelChannel);
    }
    if (minimumDimensions < 1 || minimumDimensions > 3) {
      throw new InvalidSettingsException(
          "minimumROIDimensions must be 1, 2 or 3, got " + minimumDimensions);
    }
    if (minimumSize.isPresent() && minimumSize.getAsInt() < 1) {
      throw new InvalidSettingsException(
          "minimumROISize must be at least 1, got " + minimumSize.getAsInt());
    }
    if (geometryTolerance.isPresent() && !(geometryTolerance.getAsDouble() > 0)) {
      throw new InvalidSettingsException(
          "geometryTolerance must be positive, got " + geometryTolerance.getAsDouble());
    }
  }
}
