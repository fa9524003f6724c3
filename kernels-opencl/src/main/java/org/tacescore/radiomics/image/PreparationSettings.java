package org.tacescore.radiomics.image;

import java.util.Optional;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/**
 * What happens to image and region before features are measured, in the order of PyRadiomics.
 *
 * @param region which voxels of a label map make the region, and what it must be like
 * @param normalisation of the whole image, first of all
 * @param resampling onto another grid
 * @param preCrop whether image and region are cut to the region's box and a pad before they are
 *     filtered ({@code preCrop}); a resampled image is cut anyway
 * @param padDistance voxels around the region that resampling and cutting keep, 0 or more ({@code
 *     padDistance})
 * @param resegmentation by intensity
 */
public record PreparationSettings(
    RegionSettings region,
    Optional<NormalisationSettings> normalisation,
    Optional<ResamplingSettings> resampling,
    boolean preCrop,
    int padDistance,
    Optional<ResegmentationSettings> resegmentation) {

  /** PyRadiomics' defaults: label 1, at least two dimensions, nothing changed. */
  public static final PreparationSettings DEFAULTS =
      new PreparationSettings(
          RegionSettings.DEFAULTS, Optional.empty(), Optional.empty(), false, 5, Optional.empty());

  public PreparationSettings {
    if (padDistance < 0) {
      throw new InvalidSettingsException("padDistance must be 0 or more, got " + padDistance);
    }
  }
}
