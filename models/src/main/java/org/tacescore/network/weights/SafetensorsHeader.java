package org.tacescore.network.weights;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

/**
 * The JSON header of a safetensors file, checked against the bytes behind it.
 *
 * @param entries by their place in the file; together they fill it
 * @param metadata the header's {@code __metadata__}
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";
  private static final Set<String> KEYS = Set.of("dtype", "shape", "data_offsets");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * A tensor's place.
   *
   * @param type empty for a counter, which is passed over
   * @param shape torch's axes, the last fastest
   * @param begin first byte, counted from the header's end
   * @param end behind the last byte
   */
  @SuppressWarnings("ArrayRecordComponent") // lives for the length of one call
  record Entry(String name, Optional<ElementType> type, int[] shape, long begin, long end) {
    /** Number of values. */
    int length() {
      return Math.toIntExact(TensorShape.length(shape));
    }
  }

  /**
   * @param file for messages
   * @param json the header's bytes, padded with spaces or not
   * @param dataBytes length of the file behind the header
   */
  static SafetensorsHeader parse(String file, byte[] json, long dataBytes) {
    return new Parser(file).parse(json, dataBytes);
  }

  private record Parser(String file) {
    SafetensorsHeader parse(byte[] json, long dataBytes) {
      JsonNode root = tree(json);
      if (!root.isObject()) {
        throw malformed("the header is no JSON object");
      }
      List<Entry> entries = new ArrayList<>();
      Map<String, String> metadata = new HashMap<>();
      for (Map.Entry<String, JsonNode> field : root.properties()) {
        if (field.getKey().equals(METADATA)) {
          metadata.putAll(metadata(field.getValue()));
        } else {
          entries.add(entry(field.getKey(), field.getValue()));
        }
      }
      entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
      requireFilled(entries, dataBytes);
      return new SafetensorsHeader(List.copyOf(entries), Map.copyOf(metadata));
    }

    private JsonNode tree(byte[] json) {
      try {
        return MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
      } catch (JsonProcessingException e) {
        boolean doubled =
            e instanceof JsonParseException && e.getOriginalMessage().startsWith("Duplicate field");
        throw new InvalidWeightsException(
            doubled ? Fault.DUPLICATE : Fault.MALFORMED_HEADER,
            "%s: the header is no JSON without doubled names: %s"
                .formatted(file, e.getOriginalMessage()),
            e);
      }
    }

    private Map<String, String> metadata(JsonNode node) {
      Map<String, String> metadata = new HashMap<>();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (!field.getValue().isTextual()) {
          throw malformed("%s.%s is no text".formatted(METADATA, field.getKey()));
        }
        metadata.put(field.getKey(), field.getValue().textValue());
      }
      if (!node.isObject()) {
        throw malformed(METADATA + " is no JSON object");
      }
      return metadata;
    }

    private Entry entry(String name, JsonNode node) {
      if (!node.isObject() || !fieldNames(node).equals(KEYS)) {
        throw malformed("tensor %s needs the keys dtype, shape, data_offsets".formatted(name));
      }
      long[] offsets = numbers(name, node.get("data_offsets"));
      if (offsets.length != 2 || offsets[0] > offsets[1]) {
        throw malformed("tensor %s needs data_offsets [begin, end]".formatted(name));
      }
      String dtype = node.get("dtype").isTextual() ? node.get("dtype").textValue() : "none";
      long[] shape = numbers(name, node.get("shape"));
      Optional<ElementType> type = ElementType.ofSafetensors(dtype);
      if (Counters.isCounter(name)) {
        return new Entry(name, Optional.empty(), new int[0], offsets[0], offsets[1]);
      }
      if (type.isEmpty()) {
        throw new InvalidWeightsException(
            Fault.WRONG_DTYPE,
            "%s: tensor %s is of type %s; F16, BF16, F32 and F64 are read"
                .formatted(file, name, dtype));
      }
      int[] axes = TensorShape.of(file, name, shape);
      requireLength(name, axes, type.get(), offsets[1] - offsets[0]);
      return new Entry(name, type, axes, offsets[0], offsets[1]);
    }

    private void requireLength(String name, int[] shape, ElementType type, long bytes) {
      long needed = TensorShape.length(shape) * type.bytes();
      if (needed != bytes) {
        throw new InvalidWeightsException(
            Fault.WRONG_LENGTH,
            "%s: tensor %s has %d bytes; %s %s needs %d"
                .formatted(file, name, bytes, type, Arrays.toString(shape), needed));
      }
    }

    private long[] numbers(String tensor, JsonNode node) {
      if (!node.isArray() || node.size() > TensorShape.MOST_AXES) {
        throw malformed("tensor %s: shape and data_offsets are short lists".formatted(tensor));
      }
      long[] numbers = new long[node.size()];
      for (int i = 0; i < numbers.length; i++) {
        JsonNode number = node.get(i);
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
          throw malformed(
              "tensor %s: %s is no length or offset".formatted(tensor, number.toString()));
        }
        numbers[i] = number.longValue();
      }
      return numbers;
    }

    private void requireFilled(List<Entry> entries, long dataBytes) {
      long end = 0;
      String former = "the header";
      for (Entry entry : entries) {
        if (entry.begin() < end) {
          throw new InvalidWeightsException(
              Fault.OVERLAP,
              "%s: tensor %s begins at %d, within %s"
                  .formatted(file, entry.name(), entry.begin(), former));
        }
        requireNoHole(former, end, entry.begin());
        end = entry.end();
        former = "tensor " + entry.name();
      }
      if (end > dataBytes) {
        throw new InvalidWeightsException(
            Fault.TRUNCATED,
            "%s: %s ends at byte %d of the data, of which there are %d"
                .formatted(file, former, end, dataBytes));
      }
      requireNoHole(former, end, dataBytes);
    }

    private void requireNoHole(String former, long end, long next) {
      if (next > end) {
        throw new InvalidWeightsException(
            Fault.HOLE,
            "%s: %d bytes behind %s belong to no tensor".formatted(file, next - end, former));
      }
    }

    private static Set<String> fieldNames(JsonNode node) {
      return Set.copyOf(node.properties().stream().map(Map.Entry::getKey).toList());
    }

    private InvalidWeightsException malformed(String detail) {
      return new InvalidWeightsException(Fault.MALFORMED_HEADER, file + ": " + detail);
    }
  }
}
