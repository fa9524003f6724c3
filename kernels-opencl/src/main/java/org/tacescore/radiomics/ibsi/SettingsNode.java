package org.tacescore.radiomics.ibsi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.tacescore.radiomics.InvalidSettingsException;

/** A mapping of a settings file, each of whose values is asked for by key and type. */
final class SettingsNode {
  /** The word for a setting that is off. */
  static final String NONE = "none";

  private final String name;
  private final JsonNode node;
  private final Set<String> asked = new TreeSet<>();

  SettingsNode(String name, JsonNode node) {
    this.name = name;
    this.node = node;
  }

  /** The word for an enum's value. */
  static String key(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Refuses a key that was never asked for. */
  void refuseOthers() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!asked.contains(key)) {
                throw new InvalidSettingsException(
                    "%s has no setting %s; known are %s".formatted(name, key, asked));
              }
            });
  }

  double number(String key, double otherwise) {
    return at(key).map(value -> number(key, value)).orElse(otherwise);
  }

  /** A number, or the word {@code none} for infinity. */
  double limit(String key, double otherwise) {
    return at(key)
        .map(value -> numberOrNone(key, value, Double.POSITIVE_INFINITY))
        .orElse(otherwise);
  }

  /** Two numbers, either of them {@code none} for infinity; no numbers when the key is absent. */
  List<Double> range(String key) {
    List<JsonNode> ends = new ArrayList<>();
    list(key).forEach(ends::add);
    if (ends.isEmpty()) {
      return List.of();
    }
    if (ends.size() != 2) {
      throw wrong(key, "[lowest, highest]", at(key).orElseThrow());
    }
    return List.of(
        numberOrNone(key, ends.get(0), Double.NEGATIVE_INFINITY),
        numberOrNone(key, ends.get(1), Double.POSITIVE_INFINITY));
  }

  int whole(String key, int otherwise) {
    Optional<JsonNode> value = at(key);
    if (value.isPresent() && !value.get().canConvertToExactIntegral()) {
      throw wrong(key, "a whole number", value.get());
    }
    return value.map(JsonNode::intValue).orElse(otherwise);
  }

  boolean flag(String key, boolean otherwise) {
    Optional<JsonNode> value = at(key);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw wrong(key, "true or false", value.get());
    }
    return value.map(JsonNode::booleanValue).orElse(otherwise);
  }

  List<Double> numbers(String key) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode element : list(key)) {
      numbers.add(number(key, element));
    }
    return numbers;
  }

  <E extends Enum<E>> E choice(String key, E otherwise) {
    Class<E> type = otherwise.getDeclaringClass();
    return at(key)
        .map(value -> one(key, value, Arrays.asList(type.getEnumConstants()), SettingsNode::key))
        .orElse(otherwise);
  }

  /** A list of words, or every value when the key is absent. */
  <E> Set<E> all(String key, List<E> values, Function<? super E, String> word) {
    if (at(key).isEmpty()) {
      return new LinkedHashSet<>(values);
    }
    Set<E> chosen = new LinkedHashSet<>();
    for (JsonNode element : list(key)) {
      chosen.add(one(key, element, values, word));
    }
    return chosen;
  }

  Optional<IbsiBinning> binning(String key) {
    return at(key).map(value -> binning(key, value));
  }

  private static IbsiBinning binning(String key, JsonNode value) {
    if (value.isObject() && value.size() == 1) {
      SettingsNode inner = new SettingsNode(key, value);
      if (value.has("bin-width")) {
        return new IbsiBinning.FixedWidth(inner.number("bin-width", 0));
      }
      if (value.has("bin-number")) {
        return new IbsiBinning.FixedNumber(inner.whole("bin-number", 0));
      }
    }
    if (value.asText().equals(NONE)) {
      return new IbsiBinning.None();
    }
    throw wrong(key, "none, {bin-width: W} or {bin-number: N}", value);
  }

  private static <E> E one(
      String key, JsonNode value, List<E> values, Function<? super E, String> word) {
    return values.stream()
        .filter(candidate -> word.apply(candidate).equals(value.asText()))
        .findFirst()
        .orElseThrow(
            () -> wrong(key, "of " + values.stream().<String>map(word::apply).toList(), value));
  }

  private Iterable<JsonNode> list(String key) {
    Optional<JsonNode> value = at(key);
    if (value.isPresent() && !value.get().isArray()) {
      throw wrong(key, "a list", value.get());
    }
    return value.map(array -> (Iterable<JsonNode>) array).orElse(List.of());
  }

  private static double number(String key, JsonNode value) {
    if (!value.isNumber()) {
      throw wrong(key, "a number", value);
    }
    return value.doubleValue();
  }

  private static double numberOrNone(String key, JsonNode value, double none) {
    return value.asText().equals(NONE) ? none : number(key, value);
  }

  /** Absent and null are the same. */
  private Optional<JsonNode> at(String key) {
    asked.add(key);
    JsonNode value = node.path(key);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  private static InvalidSettingsException wrong(String key, String needed, JsonNode found) {
    return new InvalidSettingsException("%s must be %s, got %s".formatted(key, needed, found));
  }
}
