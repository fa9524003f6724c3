package org.tacescore.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.tacescore.segio.ContrastPhase;

/**
 * Reads a region of a recipe. Phase and accepts must be there; what else is left out means the
 * tumour itself. Unknown keys and words are refused by name, as everywhere in a bundle.
 */
final class RoiRuleReader extends StdDeserializer<RoiRule> {
  private static final long serialVersionUID = 1L;
  private static final Map<String, String> WORDS =
      Map.of("name", "", "kind", "tumour", "within", "anywhere");
  private static final String MARGIN = "margin-mm";

  RoiRuleReader() {
    super(RoiRule.class);
  }

  @Override
  public RoiRule deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode tree = context.readTree(parser);
    if (!(tree instanceof ObjectNode object)) {
      throw MismatchedInputException.from(
          parser, RoiRule.class, "a region is an object of keys and values");
    }
    WORDS.forEach((key, word) -> putIfAbsent(object, key, object.textNode(word)));
    putIfAbsent(object, MARGIN, object.numberNode(0.0));
    Entry entry = context.readTreeAsValue(object, Entry.class);
    try {
      return entry.rule();
    } catch (IllegalArgumentException e) {
      throw ValueInstantiationException.from(
          parser, e.getMessage(), context.constructType(RoiRule.class), e);
    }
  }

  private static void putIfAbsent(ObjectNode object, String key, JsonNode value) {
    if (!object.has(key)) {
      object.set(key, value);
    }
  }

  /** A region with every key. */
  private record Entry(
      String name,
      ContrastPhase phase,
      RoiRule.Accepted accepts,
      RoiRule.Kind kind,
      double marginMm,
      RoiRule.Within within) {

    RoiRule rule() {
      return new RoiRule(
          name.isEmpty() ? phase.name() : name, phase, accepts, kind, marginMm, within);
    }
  }
}
