package org.tacescore.radiomics.image;

import java.util.OptionalDouble;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/**
 * Normalisation of an image by its mean and standard deviation ({@code normalize}).
 *
 * @param scale what the normalised values are multiplied by, positive ({@code normalizeScale})
 * @param outliers number of standard deviations to which values are limited before they are scaled,
 *     positive ({@code removeOutliers})
 */
public record NormalisationSettings(double scale, OptionalDouble outliers) {

  public NormalisationSettings {
    if (!(scale > 0) || !Double.isFinite(scale)) {
      throw new InvalidSettingsException("normalizeScale must be positive, got " + scale);
    }
    if (outliers.isPresent() && !(outliers.getAsDouble() > 0)) {
      throw new InvalidSettingsException(
          "removeOutliers must be positive, got " + outliers.getAsDouble());
    }
  }
}
