package org.tacescore.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tacescore.network.InvalidNetworkException.Fault;

/** A JSON object's values, read strictly: no unknown, doubled or null keys, no coerced types. */
final class NetworkJson {
  static final JsonMapper MAPPER = StrictJson.builder().build();

  private final String file;
  private final JsonNode object;
  private final List<String> known = new ArrayList<>();

  private NetworkJson(String file, JsonNode object) {
    this.file = file;
    this.object = object;
  }

  /**
   * @param file for messages
   */
  static NetworkJson parse(String file, byte[] json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      if (!root.isObject()) {
        throw fault(Fault.MALFORMED_METADATA, file, "needs a JSON object");
      }
      return new NetworkJson(file, root);
    } catch (IOException e) {
      String message =
          e instanceof JsonProcessingException json5 ? json5.getOriginalMessage() : e.getMessage();
      throw new InvalidNetworkException(
          Fault.MALFORMED_METADATA, "%s: %s".formatted(file, message), e);
    }
  }

  /** The value of a key that must be there. */
  <T> T need(String key, Class<T> type) {
    return find(key, type)
        .orElseThrow(() -> fault(Fault.MISSING_KEY, file, "the key %s is missing".formatted(key)));
  }

  /** The value of a key that may be left out, but not be null. */
  <T> Optional<T> find(String key, Class<T> type) {
    known.add(key);
    JsonNode value = object.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value.isNull()) {
      throw fault(Fault.MALFORMED_METADATA, file, key + " is null");
    }
    try {
      return Optional.of(MAPPER.treeToValue(value, type));
    } catch (JsonProcessingException e) {
      throw new InvalidNetworkException(
          kind(e), "%s: %s%s: %s".formatted(file, key, keys(e), e.getOriginalMessage()), e);
    }
  }

  /** Refuses any key that was not asked for. */
  void requireNoOthers() {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!known.contains(field.getKey())) {
        throw fault(Fault.UNKNOWN_KEY, file, "%s; known: %s".formatted(field.getKey(), known));
      }
    }
  }

  private static Fault kind(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException) {
      return Fault.UNKNOWN_KEY;
    }
    return e.getOriginalMessage().startsWith("Missing creator property")
        ? Fault.MISSING_KEY
        : Fault.MALFORMED_METADATA;
  }

  /** The way from the key's value to the one at fault, e.g. {@code .intensity.low}. */
  private static String keys(JsonProcessingException e) {
    StringBuilder keys = new StringBuilder();
    if (e instanceof JsonMappingException mapping) {
      for (JsonMappingException.Reference step : mapping.getPath()) {
        keys.append(
            step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
      }
    }
    return keys.toString();
  }

  private static InvalidNetworkException fault(Fault fault, String file, String detail) {
    return new InvalidNetworkException(fault, file + ": " + detail);
  }
}
