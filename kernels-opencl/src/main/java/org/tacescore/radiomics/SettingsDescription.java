package org.tacescore.radiomics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tacescore.radiomics.feature.Binning;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.TextureSettings;
import org.tacescore.radiomics.feature.TextureSettings.Planes;
import org.tacescore.radiomics.image.ImageType;
import org.tacescore.radiomics.image.PreparationSettings;
import org.tacescore.radiomics.image.RegionSettings;

/**
 * Extraction settings as a parameter file, with every value spelt out; it reads back as the same
 * settings.
 */
final class SettingsDescription {
  private SettingsDescription() {}

  static Map<String, Object> of(ExtractionSettings settings) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("imageType", imageTypes(settings));
    file.put("featureClass", featureClasses(settings.features()));
    file.put("setting", setting(settings));
    return file;
  }

  /** Each image type with the parameters of its filter and with what differs from the general. */
  static Map<String, Object> imageTypes(ExtractionSettings settings) {
    Map<String, @Nullable Object> general = texture(settings.texture());
    Map<String, Object> types = new LinkedHashMap<>();
    for (ImageSettings image : settings.images()) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>(parameters(image.type()));
      Map<String, @Nullable Object> own = texture(image.texture());
      if (image.filterPlanes() != Planes.NONE) {
        own.put("force2Ddimension", TextureKeys.PLANES.indexOf(image.filterPlanes()));
      }
      own.forEach(
          (key, value) -> {
            if (!Objects.equals(value, general.get(key))) {
              entry.put(key, value);
            }
          });
      types.put(ImageTypeSection.nameOf(image.type()), entry);
    }
    return types;
  }

  private static Map<String, List<String>> featureClasses(List<Feature> features) {
    Map<String, List<String>> classes = new LinkedHashMap<>();
    for (Feature feature : features) {
      classes
          .computeIfAbsent(feature.featureClass().pyRadiomicsName(), name -> new ArrayList<>())
          .add(feature.name());
    }
    return classes;
  }

  /** The general settings. */
  static Map<String, Object> setting(ExtractionSettings settings) {
    Map<String, Object> setting = new LinkedHashMap<>();
    texture(settings.texture())
        .forEach(
            (key, value) -> {
              if (value != null) {
                setting.put(key, value);
              }
            });
    preparation(settings.preparation(), setting);
    setting.put("additionalInfo", settings.additionalInfo());
    return setting;
  }

  private static Map<String, @Nullable Object> texture(TextureSettings texture) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    if (texture.binning() instanceof Binning.FixedCount fixed) {
      keys.put("binCount", fixed.bins());
    } else {
      keys.put("binCount", null);
      keys.put("binWidth", ((Binning.FixedWidth) texture.binning()).width());
    }
    keys.put("distances", texture.distances());
    keys.put(
        "weightingNorm",
        texture.weighting() == TextureSettings.Weighting.AVERAGED
            ? null
            : lowerCase(texture.weighting()));
    keys.put("symmetricalGLCM", texture.symmetricalGlcm());
    keys.put("gldm_a", texture.gldmAlpha());
    boolean inPlanes = texture.planes() != Planes.NONE;
    keys.put("force2D", inPlanes);
    keys.put("force2Ddimension", inPlanes ? TextureKeys.PLANES.indexOf(texture.planes()) : 0);
    keys.put("voxelArrayShift", (int) texture.voxelArrayShift());
    return keys;
  }

  private static void preparation(PreparationSettings preparation, Map<String, Object> keys) {
    region(preparation.region(), keys);
    keys.put("normalize", preparation.normalisation().isPresent());
    preparation
        .normalisation()
        .ifPresent(
            normalisation -> {
              keys.put("normalizeScale", normalisation.scale());
              normalisation.outliers().ifPresent(sigmas -> keys.put("removeOutliers", sigmas));
            });
    preparation
        .resampling()
        .ifPresent(
            resampling -> {
              keys.put("resampledPixelSpacing", resampling.spacingMm());
              PreparationKeys.INTERPOLATORS.forEach(
                  (name, interpolation) -> {
                    if (interpolation == resampling.interpolation()) {
                      keys.put("interpolator", name);
                    }
                  });
            });
    keys.put("preCrop", preparation.preCrop());
    keys.put("padDistance", preparation.padDistance());
    preparation
        .resegmentation()
        .ifPresent(
            resegmentation -> {
              keys.put("resegmentRange", resegmentation.range());
              keys.put("resegmentMode", lowerCase(resegmentation.mode()));
              keys.put("resegmentShape", resegmentation.shape());
            });
  }

  private static void region(RegionSettings region, Map<String, Object> keys) {
    keys.put("label", region.label());
    keys.put("label_channel", region.labelChannel());
    keys.put("minimumROIDimensions", region.minimumDimensions());
    region.minimumSize().ifPresent(voxels -> keys.put("minimumROISize", voxels));
    region.geometryTolerance().ifPresent(part -> keys.put("geometryTolerance", part));
    keys.put("correctMask", region.correctMask());
  }

  private static Map<String, Object> parameters(ImageType type) {
    Map<String, Object> keys = new LinkedHashMap<>();
    if (type instanceof ImageType.Wavelet wavelet) {
      keys.put("wavelet", wavelet.wavelet());
      keys.put("level", wavelet.levels());
      keys.put("start_level", wavelet.startLevel());
    } else if (type instanceof ImageType.LaplacianOfGaussian log) {
      keys.put("sigma", log.sigmasMm());
    } else if (type instanceof ImageType.Gradient gradient) {
      keys.put("gradientUseSpacing", gradient.useSpacing());
    } else if (type instanceof ImageType.Lbp2d lbp) {
      keys.put("lbp2DRadius", lbp.radius());
      keys.put("lbp2DSamples", lbp.samples());
      keys.put("lbp2DMethod", lbp.method());
    } else if (type instanceof ImageType.Lbp3d lbp) {
      keys.put("lbp3DLevels", lbp.levels());
      keys.put("lbp3DIcosphereRadius", lbp.icosphereRadius());
      keys.put("lbp3DIcosphereSubdivision", lbp.icosphereSubdivision());
    }
    return keys;
  }

  private static String lowerCase(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
