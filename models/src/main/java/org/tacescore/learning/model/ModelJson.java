package org.tacescore.learning.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Models as JSON: keys sorted, doubles by {@link Double#toString}, nothing else than the model; the
 * same model gives the same text. Read strictly: no unknown, missing, doubled or null keys, no
 * coerced types, only finite numbers.
 */
public final class ModelJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private ModelJson() {}

  public static String write(FittedModel model) {
    try {
      // By way of maps, so that the key of the kind is sorted among the others.
      return MAPPER.writeValueAsString(MAPPER.convertValue(model, Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a model cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * @throws UnreadableModelException naming the fault
   */
  public static FittedModel read(String json) {
    try {
      return MAPPER.readValue(json, FittedModel.class);
    } catch (JsonProcessingException e) {
      throw new UnreadableModelException(e.getOriginalMessage(), e);
    }
  }
}
