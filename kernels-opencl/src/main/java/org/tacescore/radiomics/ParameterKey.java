package org.tacescore.radiomics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.tacescore.radiomics.feature.InvalidSettingsException;

/**
 * A key of a parameter file and the values that it takes.
 *
 * @param section {@code setting} or {@code voxelSetting}
 * @param name as PyRadiomics spells it
 * @param type what a value is
 * @param least lowest number allowed, {@code above 0}, or empty
 * @param most highest number allowed, or empty
 * @param nullAllowed whether the key may stand without a value
 * @param words the words allowed; empty for any
 */
record ParameterKey(
    String section,
    String name,
    Type type,
    String least,
    String most,
    boolean nullAllowed,
    List<String> words) {

  /** What a value is. */
  enum Type {
    WHOLE("a whole number"),
    NUMBER("a number"),
    TRUTH("true or false"),
    WORD("a word"),
    WORD_OR_ITS_NUMBER("a word or its number"),
    WHOLES("a list of whole numbers"),
    NUMBERS("a list of numbers");

    private final String need;

    Type(String need) {
      this.need = need;
    }

    static Type parse(String cell) {
      return Arrays.stream(values())
          .filter(type -> type.name().equalsIgnoreCase(cell.replace(' ', '_')))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no such type: " + cell));
    }
  }

  ParameterKey {
    words = List.copyOf(words);
  }

  static ParameterKey parse(String line) {
    String[] cells = line.split(",", -1);
    return new ParameterKey(
        cells[0],
        cells[1],
        Type.parse(cells[2]),
        cells[3],
        cells[4],
        cells[5].equals("null"),
        cells[6].isEmpty() ? List.of() : List.of(cells[6].split(" ")));
  }

  /**
   * Refuses a value that the key does not take.
   *
   * @param place where the key stands, for the message
   */
  void check(String place, JsonNode value) {
    if (value.isNull()) {
      if (!nullAllowed) {
        throw wrong(place, type.need, value);
      }
      return;
    }
    switch (type) {
      case WHOLE -> require(place, value, ParameterKey::isWhole);
      case NUMBER -> require(place, value, JsonNode::isNumber);
      case TRUTH -> require(place, value, JsonNode::isBoolean);
      case WORD -> requireWord(place, value);
      case WORD_OR_ITS_NUMBER -> requireWordOrNumber(place, value);
      case WHOLES -> requireEach(place, value, ParameterKey::isWhole);
      case NUMBERS -> requireEach(place, value, JsonNode::isNumber);
    }
  }

  private static boolean isWhole(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt();
  }

  private void requireEach(String place, JsonNode list, Predicate<JsonNode> kind) {
    if (!list.isArray()) {
      throw wrong(place, type.need, list);
    }
    list.forEach(element -> require(place, element, kind));
  }

  private void require(String place, JsonNode value, Predicate<JsonNode> kind) {
    if (!kind.test(value)) {
      throw wrong(place, type.need, value);
    }
    if (!value.isNumber()) {
      return;
    }
    double number = value.doubleValue();
    if (least.equals("above 0") && !(number > 0)) {
      throw wrong(place, "positive", value);
    }
    if (!least.isEmpty() && !least.equals("above 0") && !(number >= Double.parseDouble(least))) {
      throw wrong(place, "at least " + least, value);
    }
    if (!most.isEmpty() && !(number <= Double.parseDouble(most))) {
      throw wrong(place, "at most " + most, value);
    }
  }

  private void requireWord(String place, JsonNode value) {
    if (!value.isTextual()) {
      throw wrong(place, type.need, value);
    }
    if (!words.isEmpty() && !words.contains(value.textValue())) {
      throw wrong(place, "one of " + words, value);
    }
  }

  /** As SimpleITK counts its interpolators, from 1. */
  private void requireWordOrNumber(String place, JsonNode value) {
    if (!isWhole(value)) {
      requireWord(place, value);
    } else if (value.intValue() < 1 || value.intValue() > words.size()) {
      throw wrong(place, "one of " + words + " or its number", value);
    }
  }

  private InvalidSettingsException wrong(String place, String need, JsonNode value) {
    return new InvalidSettingsException(
        "%s %s must be %s, got %s".formatted(place, name, need, value));
  }
}
