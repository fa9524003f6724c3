package org.tacescore.radiomics;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.image.NormalisationSettings;
import org.tacescore.radiomics.image.PreparationSettings;
import org.tacescore.radiomics.image.RegionSettings;
import org.tacescore.radiomics.image.ResamplingSettings;
import org.tacescore.radiomics.image.ResegmentationSettings;
import org.tacescore.volume.Interpolation;

/** Reads the preparation of image and region from the keys of a parameter file. */
final class PreparationKeys {
  /** The interpolators that are offered, by SimpleITK's name. */
  static final Map<String, Interpolation> INTERPOLATORS =
      Map.of(
          "sitkNearestNeighbor", Interpolation.NEAREST,
          "sitkLinear", Interpolation.LINEAR,
          "sitkBSpline", Interpolation.CUBIC_B_SPLINE);

  private PreparationKeys() {}

  static PreparationSettings read(SettingValues values) {
    return new PreparationSettings(
        region(values),
        values.truth("normalize", false) ? Optional.of(normalisation(values)) : Optional.empty(),
        resampling(values),
        values.truth("preCrop", false),
        values.whole("padDistance", 5),
        resegmentation(values));
  }

  private static RegionSettings region(SettingValues values) {
    return new RegionSettings(
        values.whole("label", 1),
        values.whole("label_channel", 0),
        values.whole("minimumROIDimensions", 2),
        values.whole("minimumROISize"),
        values.number("geometryTolerance"),
        values.truth("correctMask", false));
  }

  private static NormalisationSettings normalisation(SettingValues values) {
    return new NormalisationSettings(
        values.number("normalizeScale", 1), values.number("removeOutliers"));
  }

  /** None without a spacing, and none where the interpolator is set to null. */
  private static Optional<ResamplingSettings> resampling(SettingValues values) {
    String name = values.word("interpolator").orElse("sitkBSpline");
    Interpolation interpolation = INTERPOLATORS.get(name);
    if (interpolation == null) {
      throw new InvalidSettingsException(
          "setting interpolator %s is not offered; there are sitkNearestNeighbor, sitkLinear and"
                  .formatted(name)
              + " sitkBSpline");
    }
    if (values.isNull("interpolator")) {
      return Optional.empty();
    }
    return values
        .numbers("resampledPixelSpacing")
        .map(spacing -> new ResamplingSettings(spacing, interpolation));
  }

  private static Optional<ResegmentationSettings> resegmentation(SettingValues values) {
    String mode = values.word("resegmentMode").orElse("absolute").toUpperCase(Locale.ROOT);
    return values
        .numbers("resegmentRange")
        .map(
            range ->
                new ResegmentationSettings(
                    range,
                    ResegmentationSettings.Mode.valueOf(mode),
                    values.truth("resegmentShape", false)));
  }
}
