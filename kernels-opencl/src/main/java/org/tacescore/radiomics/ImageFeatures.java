package org.tacescore.radiomics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.kernels.Kernels;
import org.tacescore.radiomics.feature.DiscretisedRoi;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.FeatureClass;
import org.tacescore.radiomics.feature.FirstOrderFeatures;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.radiomics.feature.TextureFeatures;
import org.tacescore.radiomics.feature.TextureSettings;

/** The features of intensity and texture of one image. */
public final class ImageFeatures {
  private ImageFeatures() {}

  /**
   * The features asked for, without those of shape.
   *
   * @param roi the region on the image
   */
  public static Map<Feature, Double> of(
      Roi roi, List<Feature> features, TextureSettings settings, Kernels kernels) {
    Set<FeatureClass> classes =
        features.stream()
            .map(Feature::featureClass)
            .filter(featureClass -> !featureClass.isShape())
            .collect(Collectors.toSet());
    DiscretisedRoi levels = DiscretisedRoi.of(roi, settings.binning());
    Map<FeatureClass, Map<String, Double>> values = new HashMap<>();
    if (classes.contains(FeatureClass.FIRSTORDER)) {
      values.put(
          FeatureClass.FIRSTORDER, FirstOrderFeatures.of(roi, levels, settings.voxelArrayShift()));
    }
    values.putAll(TextureFeatures.of(levels, roi.spacing(), kernels, settings, classes));
    Map<Feature, Double> asked = new HashMap<>();
    for (Feature feature : features) {
      Map<String, Double> family = values.get(feature.featureClass());
      if (family != null) {
        asked.put(feature, family.getOrDefault(feature.name(), Double.NaN));
      }
    }
    return asked;
  }
}
