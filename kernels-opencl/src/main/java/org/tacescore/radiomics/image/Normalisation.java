package org.tacescore.radiomics.image;

import java.util.OptionalDouble;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;

/**
 * Intensities of the whole image less their mean, divided by their standard deviation: as
 * SimpleITK's {@code Normalize}, with N - 1 in the variance, and in doubles whatever the image's
 * type.
 *
 * <p>Outliers are then limited to so many standard deviations, and the rest of the settings' scale
 * is applied.
 */
final class Normalisation {
  private Normalisation() {}

  static Volume apply(Volume image, NormalisationSettings settings) {
    int voxels = image.geometry().size().voxels();
    CompensatedSum sum = new CompensatedSum();
    CompensatedSum squares = new CompensatedSum();
    for (int offset = 0; offset < voxels; offset++) {
      double value = image.at(offset);
      sum.add(value);
      squares.add(value * value);
    }
    double mean = sum.value() / voxels;
    double variance = (squares.value() - sum.value() * sum.value() / voxels) / (voxels - 1.0);
    double factor = 1 / Math.sqrt(variance);
    if (!Double.isFinite(mean) || !Double.isFinite(factor)) {
      throw new RefusedException(
          Refusal.INCOMPLETE_FEATURES,
          "the image has mean %s and variance %s and cannot be normalised"
              .formatted(mean, variance));
    }
    double most = orInfinity(settings.outliers());
    return Volume.of(
        image.geometry(),
        ValueType.DOUBLE,
        offset ->
            Math.max(-most, Math.min(most, (image.at(offset) - mean) * factor)) * settings.scale());
  }

  private static double orInfinity(OptionalDouble outliers) {
    return outliers.orElse(Double.POSITIVE_INFINITY);
  }
}
