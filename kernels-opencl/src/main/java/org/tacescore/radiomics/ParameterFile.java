package org.tacescore.radiomics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tacescore.radiomics.feature.Binning;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.FeatureCatalog;
import org.tacescore.radiomics.feature.FeatureClass;
import org.tacescore.radiomics.feature.TextureSettings;

/**
 * PyRadiomics' parameter file: sections {@code imageType}, {@code featureClass}, {@code setting}.
 *
 * <p>A key that is unknown or not implemented is refused by name. Settings that would switch on
 * what is not implemented are accepted with the one value that leaves it off, so that a file that
 * spells out defaults can be read as it is.
 */
final class ParameterFile {
  private static final Set<String> SECTIONS = Set.of("imageType", "featureClass", "setting");

  /** Settings that only have the value given here. */
  private static final Map<String, String> NEUTRAL =
      Map.of(
          "distances", "[1]",
          "force2D", "false",
          "minimumROIDimensions", "2",
          "minimumROISize", "null",
          "normalize", "false",
          "preCrop", "false",
          "resampledPixelSpacing", "null",
          "resegmentRange", "null",
          "symmetricalGLCM", "true",
          "voxelArrayShift", "0");

  private static final long MOST_BYTES = 1L << 20;

  private ParameterFile() {}

  static ExtractionSettings read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new InvalidSettingsException(
            "settings %s are larger than %d bytes".formatted(file.getFileName(), MOST_BYTES));
      }
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new InvalidSettingsException("settings " + file.getFileName() + " cannot be read", e);
    }
  }

  static ExtractionSettings parse(String yaml) {
    JsonNode root = tree(yaml);
    refuseOthers(root, SECTIONS, "section");
    checkImageTypes(root.path("imageType"));
    List<Feature> features = features(root.path("featureClass"));
    return setting(root.path("setting"), features);
  }

  private static JsonNode tree(String yaml) {
    try {
      JsonNode root = new YAMLMapper().readTree(yaml);
      if (!root.isObject()) {
        throw new InvalidSettingsException(
            "settings must be a mapping with the sections imageType, featureClass, setting");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new InvalidSettingsException("settings are no YAML: " + e.getOriginalMessage(), e);
    }
  }

  private static void checkImageTypes(JsonNode imageTypes) {
    refuseOthers(imageTypes, Set.of("Original"), "imageType");
    JsonNode original = imageTypes.path("Original");
    if (!original.isMissingNode() && !original.isNull() && !original.isEmpty()) {
      throw new InvalidSettingsException("imageType Original takes no arguments, got " + original);
    }
  }

  private static List<Feature> features(JsonNode classes) {
    if (!classes.isObject() || classes.isEmpty()) {
      throw new InvalidSettingsException(
          "featureClass must name a class such as shape, firstorder or glcm");
    }
    refuseOthers(
        classes,
        Arrays.stream(FeatureClass.values())
            .filter(featureClass -> featureClass != FeatureClass.SHAPE2D)
            .map(FeatureClass::pyRadiomicsName)
            .collect(Collectors.toSet()),
        "featureClass");
    List<Feature> features = new ArrayList<>();
    for (FeatureClass featureClass : FeatureClass.values()) {
      JsonNode asked = classes.path(featureClass.pyRadiomicsName());
      if (!asked.isMissingNode()) {
        features.addAll(featuresOf(featureClass, asked));
      }
    }
    return features;
  }

  private static List<Feature> featuresOf(FeatureClass featureClass, JsonNode asked) {
    List<Feature> all = FeatureCatalog.of(featureClass);
    if (asked.isNull() || (asked.isArray() && asked.isEmpty())) {
      return all.stream().filter(feature -> !feature.deprecated()).toList();
    }
    if (!asked.isArray()) {
      throw new InvalidSettingsException(
          "featureClass %s must be a list, got %s"
              .formatted(featureClass.pyRadiomicsName(), asked));
    }
    List<String> names = new ArrayList<>();
    for (JsonNode name : asked) {
      if (all.stream().noneMatch(feature -> feature.name().equals(name.asText()))) {
        throw new InvalidSettingsException(
            "featureClass %s has no feature %s (unknown or not implemented)"
                .formatted(featureClass.pyRadiomicsName(), name.asText()));
      }
      names.add(name.asText());
    }
    return all.stream().filter(feature -> names.contains(feature.name())).toList();
  }

  private static ExtractionSettings setting(JsonNode setting, List<Feature> features) {
    Binning binning = TextureSettings.DEFAULTS.binning();
    TextureSettings.Weighting aggregation = TextureSettings.Weighting.AVERAGED;
    int label = 1;
    boolean additionalInfo = true;
    for (Map.Entry<String, JsonNode> entry : setting.properties()) {
      JsonNode value = entry.getValue();
      switch (entry.getKey()) {
        case "binWidth" -> binning = new Binning.FixedWidth(number(entry));
        case "binCount" -> {
          if (!value.isNull()) {
            binning = new Binning.FixedCount(whole(entry));
          }
        }
        case "label" -> label = whole(entry);
        case "additionalInfo" -> additionalInfo = truth(entry);
        case "weightingNorm" -> aggregation = aggregation(value);
        default -> checkNeutral(entry);
      }
    }
    if (setting.path("binCount").isNumber() && setting.has("binWidth")) {
      binning = new Binning.FixedCount(setting.path("binCount").intValue());
    }
    return new ExtractionSettings(
        features,
        TextureSettings.DEFAULTS.withBinning(binning).withWeighting(aggregation),
        label,
        additionalInfo);
  }

  private static TextureSettings.Weighting aggregation(JsonNode value) {
    if (value.isNull()) {
      return TextureSettings.Weighting.AVERAGED;
    }
    if (value.asText().equals("no_weighting")) {
      return TextureSettings.Weighting.NO_WEIGHTING;
    }
    throw new InvalidSettingsException(
        "setting weightingNorm %s is not implemented (only null and no_weighting)"
            .formatted(value));
  }

  private static void checkNeutral(Map.Entry<String, JsonNode> entry) {
    String neutral = NEUTRAL.get(entry.getKey());
    if (neutral == null) {
      throw new InvalidSettingsException(
          "setting %s is unknown or not implemented".formatted(entry.getKey()));
    }
    if (!entry.getValue().toString().equals(neutral)) {
      throw new InvalidSettingsException(
          "setting %s: %s is not implemented (only %s)"
              .formatted(entry.getKey(), entry.getValue(), neutral));
    }
  }

  private static double number(Map.Entry<String, JsonNode> entry) {
    if (!entry.getValue().isNumber()) {
      throw wrongType(entry, "a number");
    }
    return entry.getValue().doubleValue();
  }

  private static int whole(Map.Entry<String, JsonNode> entry) {
    if (!entry.getValue().canConvertToInt() || !entry.getValue().isIntegralNumber()) {
      throw wrongType(entry, "a whole number");
    }
    return entry.getValue().intValue();
  }

  private static boolean truth(Map.Entry<String, JsonNode> entry) {
    if (!entry.getValue().isBoolean()) {
      throw wrongType(entry, "true or false");
    }
    return entry.getValue().booleanValue();
  }

  private static InvalidSettingsException wrongType(
      Map.Entry<String, JsonNode> entry, String need) {
    return new InvalidSettingsException(
        "setting %s must be %s, got %s".formatted(entry.getKey(), need, entry.getValue()));
  }

  private static void refuseOthers(JsonNode node, Set<String> known, String what) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new InvalidSettingsException(
                    "%s %s is unknown or not implemented".formatted(what, name));
              }
            });
  }

  /** The settings under PyRadiomics' names. */
  static Map<String, Object> describe(ExtractionSettings settings) {
    Map<String, Object> setting = new TreeMap<>();
    if (settings.texture().binning() instanceof Binning.FixedWidth fixed) {
      setting.put("binWidth", fixed.width());
    } else if (settings.texture().binning() instanceof Binning.FixedCount fixed) {
      setting.put("binCount", fixed.bins());
    }
    setting.put("label", settings.label());
    setting.put("additionalInfo", settings.additionalInfo());
    if (settings.texture().weighting() == TextureSettings.Weighting.NO_WEIGHTING) {
      setting.put("weightingNorm", "no_weighting");
    }
    Map<String, Object> classes = new LinkedHashMap<>();
    for (FeatureClass featureClass : FeatureClass.values()) {
      List<String> names =
          settings.features().stream()
              .filter(feature -> feature.featureClass() == featureClass)
              .map(Feature::name)
              .toList();
      if (!names.isEmpty()) {
        classes.put(featureClass.pyRadiomicsName(), names);
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("imageType", Map.of("Original", Map.of()));
    all.put("featureClass", classes);
    all.put("setting", setting);
    return all;
  }
}
