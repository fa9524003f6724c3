package org.tacescore.radiomics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tacescore.radiomics.feature.InvalidSettingsException;
import org.tacescore.radiomics.feature.ResourceLines;

/** The keys of one section of a parameter file, from {@code parameter-keys.csv}. */
final class ParameterKeys {
  static final ParameterKeys SETTING = new ParameterKeys("setting");
  static final ParameterKeys VOXEL_SETTING = new ParameterKeys("voxelSetting");

  private final Map<String, ParameterKey> keys;

  private ParameterKeys(String section) {
    this.keys =
        ResourceLines.of(ParameterKeys.class, "parameter-keys.csv").stream()
            .map(ParameterKey::parse)
            .filter(key -> key.section().equals(section))
            .collect(Collectors.toUnmodifiableMap(ParameterKey::name, Function.identity()));
  }

  /**
   * Refuses unknown keys by name, and values that their keys do not take.
   *
   * @param place where the mapping stands, for messages: {@code setting}, {@code imageType LoG}
   */
  void check(String place, JsonNode mapping) {
    if (!mapping.isObject()) {
      throw new InvalidSettingsException("%s must be a mapping, got %s".formatted(place, mapping));
    }
    for (Map.Entry<String, JsonNode> entry : mapping.properties()) {
      find(place, entry.getKey()).check(place, entry.getValue());
    }
  }

  private ParameterKey find(String place, String name) {
    ParameterKey key = keys.get(name);
    if (key == null) {
      throw new InvalidSettingsException("%s %s is unknown".formatted(place, name));
    }
    return key;
  }

  /** The word that stands for a number, as SimpleITK counts its interpolators, from 1. */
  String word(String name, JsonNode value) {
    return value.isInt() ? find("", name).words().get(value.intValue() - 1) : value.textValue();
  }
}
