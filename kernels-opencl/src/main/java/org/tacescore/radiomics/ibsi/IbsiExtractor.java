package org.tacescore.radiomics.ibsi;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.AllCores;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.radiomics.image.GridAgreement;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/**
 * Extracts the IBSI features of one region of one image: interpolation, rounding, re-segmentation,
 * discretisation, features (IBSI reference manual, chapters 2 and 3).
 *
 * <p>Families are computed on all cores; the result does not depend on how many there are.
 */
public final class IbsiExtractor {
  private IbsiExtractor() {}

  /**
   * Extracts what the settings ask for.
   *
   * @throws RefusedException GEOMETRY_MISMATCH when image and mask are not on one grid,
   *     EMPTY_SEGMENT when the mask has no voxel at any step, TOO_LARGE for too many grey levels or
   *     too large a region for the spatial autocorrelation, INCOMPLETE_FEATURES for intensities
   *     that are not finite, or that cannot be grey levels as they are
   */
  public static IbsiFeatures extract(
      Volume image, Mask mask, IbsiSettings settings, Kernels kernels) {
    requireSameGrid(image, mask);
    PreparedRegion region = PreparedRegion.of(image, mask, settings);
    Roi roi = Roi.of(region.image(), region.intensity());
    Map<Family, Map<String, Double>> computed = new EnumMap<>(Family.class);
    List<Family> plain = settings.families().stream().filter(f -> !f.isTexture()).toList();
    put(computed, plain, family -> compute(family, region, roi, settings));
    List<Family> textures = settings.families().stream().filter(Family::isTexture).toList();
    if (!textures.isEmpty()) {
      TextureRegion levels = TextureRegion.of(region, roi, levels(roi, settings));
      TextureFeatures texture = new TextureFeatures(levels, kernels, settings.definitions());
      put(computed, textures, family -> texture.of(family, settings.aggregations()));
    }
    Map<String, Double> values = new LinkedHashMap<>();
    settings.families().forEach(family -> values.putAll(computed.getOrDefault(family, Map.of())));
    return new IbsiFeatures(values, Diagnostics.of(image, mask, region));
  }

  private static void put(
      Map<Family, Map<String, Double>> computed,
      List<Family> families,
      Function<Family, Map<String, Double>> task) {
    List<Map<String, Double>> values = AllCores.map(families, task);
    for (int i = 0; i < families.size(); i++) {
      computed.put(families.get(i), values.get(i));
    }
  }

  /** A family without aggregations, in the order of the reference values. */
  private static Map<String, Double> compute(
      Family family, PreparedRegion region, Roi roi, IbsiSettings settings) {
    Definitions definitions = settings.definitions();
    Map<String, Double> features =
        switch (family) {
          case MORPHOLOGY -> MorphologyFeatures.of(region, definitions);
          case SPATIAL_AUTOCORRELATION -> SpatialAutocorrelation.of(roi);
          case LOCAL_INTENSITY -> LocalIntensityFeatures.of(region.image(), region.intensity());
          case INTENSITY_STATISTICS ->
              IntensityFeatures.of(roi.intensities(), definitions.kurtosis());
          case INTENSITY_HISTOGRAM ->
              HistogramFeatures.of(levels(roi, settings), definitions.kurtosis());
          case INTENSITY_VOLUME_HISTOGRAM ->
              VolumeHistogramFeatures.of(roi.intensities(), settings);
          case GLCM, GLRLM, GLSZM, GLDZM, NGTDM, NGLDM ->
              throw new IllegalArgumentException(family + " has aggregations");
        };
    Map<String, Double> ordered = new LinkedHashMap<>();
    for (String tag : FeatureTags.of(family)) {
      ordered.put(tag, features.getOrDefault(tag, Double.NaN));
    }
    return ordered;
  }

  private static GreyLevels levels(Roi roi, IbsiSettings settings) {
    return GreyLevels.of(roi.intensities(), settings.discretisation(), settings);
  }

  private static void requireSameGrid(Volume image, Mask mask) {
    GridAgreement.difference(image.geometry(), mask.geometry(), OptionalDouble.empty())
        .ifPresent(
            difference -> {
              throw new RefusedException(
                  Refusal.GEOMETRY_MISMATCH, "image and mask differ in " + difference);
            });
  }
}
