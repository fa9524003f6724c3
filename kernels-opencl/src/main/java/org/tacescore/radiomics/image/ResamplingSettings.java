package org.tacescore.radiomics.image;

import java.util.List;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.volume.Interpolation;

/**
 * Resampling of image and region onto another spacing.
 *
 * @param spacingMm of columns, rows and slices, mm; 0 keeps the mask's spacing of that axis ({@code
 *     resampledPixelSpacing})
 * @param interpolation of the image ({@code interpolator}); masks take the nearest voxel
 */
public record ResamplingSettings(List<Double> spacingMm, Interpolation interpolation) {

  public ResamplingSettings {
    spacingMm = List.copyOf(spacingMm);
    if (spacingMm.size() != 3) {
      throw new InvalidSettingsException(
          "resampledPixelSpacing must have 3 numbers, got " + spacingMm);
    }
    if (spacingMm.stream().anyMatch(mm -> !(mm >= 0) || mm.isInfinite())) {
      throw new InvalidSettingsException(
          "resampledPixelSpacing must be 0 or more, got " + spacingMm);
    }
  }
}
