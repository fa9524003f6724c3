package org.tacescore.radiomics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.FeatureCatalog;
import org.tacescore.radiomics.feature.FeatureClass;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/**
 * Section {@code featureClass}: which features are asked for.
 *
 * <p>A class without a list, or with an empty one, stands for all of its features that are not
 * deprecated; a list stands for its features in its order, deprecated ones included.
 */
final class FeatureClassSection {
  private FeatureClassSection() {}

  static List<Feature> read(JsonNode section) {
    if (!section.isObject()) {
      throw new InvalidSettingsException("featureClass must be a mapping, got " + section);
    }
    List<Feature> features = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : section.properties()) {
      features.addAll(featuresOf(find(entry.getKey()), entry.getValue()));
    }
    return features;
  }

  /**
   * What PyRadiomics extracts without the section; shape in planes only where planes are forced.
   */
  static List<Feature> all(boolean inPlanes) {
    return Arrays.stream(FeatureClass.values())
        .filter(featureClass -> inPlanes || featureClass != FeatureClass.SHAPE2D)
        .flatMap(featureClass -> FeatureCatalog.defaults(featureClass).stream())
        .toList();
  }

  private static FeatureClass find(String name) {
    return Arrays.stream(FeatureClass.values())
        .filter(featureClass -> featureClass.pyRadiomicsName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSettingsException(
                    "featureClass %s is unknown; there are %s"
                        .formatted(
                            name,
                            Arrays.stream(FeatureClass.values())
                                .map(FeatureClass::pyRadiomicsName)
                                .toList())));
  }

  private static List<Feature> featuresOf(FeatureClass featureClass, JsonNode names) {
    if (names.isNull() || (names.isArray() && names.isEmpty())) {
      return FeatureCatalog.defaults(featureClass);
    }
    if (!names.isArray()) {
      throw new InvalidSettingsException(
          "featureClass %s must be a list, got %s"
              .formatted(featureClass.pyRadiomicsName(), names));
    }
    List<Feature> features = new ArrayList<>();
    names.forEach(name -> features.add(find(featureClass, name.asText())));
    return features;
  }

  private static Feature find(FeatureClass featureClass, String name) {
    return FeatureCatalog.of(featureClass).stream()
        .filter(feature -> feature.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSettingsException(
                    "featureClass %s has no feature %s"
                        .formatted(featureClass.pyRadiomicsName(), name)));
  }
}
