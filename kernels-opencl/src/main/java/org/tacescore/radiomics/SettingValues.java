package org.tacescore.radiomics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The values of section {@code setting}, or of it and the overrides of an image type; each is of
 * its key's type already.
 */
final class SettingValues {
  private final Map<String, JsonNode> values;

  private SettingValues(Map<String, JsonNode> values) {
    this.values = values;
  }

  /**
   * @param place where the mapping stands, for messages
   */
  static SettingValues of(String place, JsonNode mapping) {
    return new SettingValues(Map.of()).overriddenBy(place, mapping);
  }

  /** These values, with others for some keys. */
  SettingValues overriddenBy(String place, JsonNode mapping) {
    ParameterKeys.SETTING.check(place, mapping);
    Map<String, JsonNode> merged = new LinkedHashMap<>(values);
    mapping.properties().forEach(entry -> merged.put(entry.getKey(), entry.getValue()));
    return new SettingValues(merged);
  }

  /** Empty where the key is missing or has no value. */
  private Optional<JsonNode> find(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isNull());
  }

  /** Whether the key stands without a value. */
  boolean isNull(String key) {
    JsonNode value = values.get(key);
    return value != null && value.isNull();
  }

  boolean truth(String key, boolean otherwise) {
    return find(key).map(JsonNode::booleanValue).orElse(otherwise);
  }

  int whole(String key, int otherwise) {
    return find(key).map(JsonNode::intValue).orElse(otherwise);
  }

  OptionalInt whole(String key) {
    return find(key).map(JsonNode::intValue).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  double number(String key, double otherwise) {
    return find(key).map(JsonNode::doubleValue).orElse(otherwise);
  }

  OptionalDouble number(String key) {
    return find(key)
        .map(JsonNode::doubleValue)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  Optional<String> word(String key) {
    return find(key).map(value -> ParameterKeys.SETTING.word(key, value));
  }

  Optional<List<Double>> numbers(String key) {
    return find(key).map(list -> elements(list).map(JsonNode::doubleValue).toList());
  }

  /** The numbers of a list, whole ones as integers; empty where the key is missing. */
  List<Number> asGiven(String key) {
    return find(key)
        .map(list -> elements(list).map(JsonNode::numberValue).toList())
        .orElse(List.of());
  }

  Optional<List<Integer>> wholes(String key) {
    return find(key).map(list -> elements(list).map(JsonNode::intValue).toList());
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
