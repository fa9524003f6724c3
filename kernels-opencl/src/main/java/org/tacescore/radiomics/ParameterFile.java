package org.tacescore.radiomics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tacescore.radiomics.feature.Feature;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.SettingsText;
import org.tacescore.radiomics.feature.TextureSettings;

/**
 * PyRadiomics' parameter file: sections {@code imageType}, {@code featureClass}, {@code setting}
 * and {@code voxelSetting}, each of which may be missing.
 *
 * <p>A key that PyRadiomics does not know is refused by name, and so is a value that its key does
 * not take. Section {@code voxelSetting} is checked and has no effect: it is about maps of
 * features, which are not made here.
 */
final class ParameterFile {
  private static final List<String> SECTIONS =
      List.of("imageType", "featureClass", "setting", "voxelSetting");

  private ParameterFile() {}

  static ExtractionSettings read(Path file) {
    return parse(SettingsText.read(file));
  }

  static ExtractionSettings parse(String yaml) {
    JsonNode root = tree(yaml);
    for (Map.Entry<String, JsonNode> section : root.properties()) {
      if (!SECTIONS.contains(section.getKey())) {
        throw new InvalidSettingsException(
            "section %s is unknown; there are %s".formatted(section.getKey(), SECTIONS));
      }
    }
    ParameterKeys.VOXEL_SETTING.check("voxelSetting", section(root, "voxelSetting"));
    SettingValues general = SettingValues.of("setting", section(root, "setting"));
    TextureSettings texture = TextureKeys.read(general);
    List<ImageSettings> images = ImageTypeSection.read(section(root, "imageType"), general);
    List<Feature> features = FeatureClassSection.read(section(root, "featureClass"));
    return new ExtractionSettings(
        images,
        features.isEmpty()
            ? FeatureClassSection.all(texture.planes() != TextureSettings.Planes.NONE)
            : features,
        texture,
        PreparationKeys.read(general),
        general.truth("additionalInfo", true));
  }

  /** A section's mapping; empty where it is missing. */
  private static JsonNode section(JsonNode root, String name) {
    return root.has(name) ? root.get(name) : JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode tree(String yaml) {
    try {
      JsonNode root =
          YAMLMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
              .build()
              .readTree(yaml);
      if (!root.isObject()) {
        throw new InvalidSettingsException(
            "settings must be a mapping with sections of " + SECTIONS);
      }
      return root;
    } catch (JsonProcessingException e) {
      throw InvalidSettingsException.noYaml(e);
    }
  }
}
