package org.tacescore.recipe.training;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tacescore.learning.model.ModelJson;
import org.tacescore.recipe.CoxPart;
import org.tacescore.recipe.CutPart;
import org.tacescore.recipe.ModelPart;
import org.tacescore.recipe.Part;
import org.tacescore.recipe.ReferenceCases;

/**
 * How a bundle's JSON is written: the same values give the same bytes everywhere. One value a line,
 * two blanks a level, line feeds, doubles by {@link Double#toString}; keys sorted, apart from the
 * files that a person wrote, which keep their order.
 */
final class BundleJsonText {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private BundleJsonText() {}

  /** A tree with its keys in the order that they have. */
  static String asIs(JsonNode tree) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(lines)
            .withArrayIndenter(lines);
    try {
      return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and words is always written", e);
    }
  }

  static String sorted(JsonNode tree) {
    // By way of maps, which are written in the order of their keys.
    return asIs(MAPPER.valueToTree(MAPPER.convertValue(tree, Object.class)));
  }

  static String of(Part part) {
    ObjectNode json = MAPPER.createObjectNode().put("origin", part.origin());
    if (part instanceof ModelPart model) {
      json.put("kind", "model").set("model", tree(ModelJson.write(model.model())));
    } else if (part instanceof CoxPart cox) {
      json.put("kind", "cox");
      json.set("terms", MAPPER.valueToTree(cox.terms()));
      json.set("baseline", MAPPER.valueToTree(cox.baseline()));
    } else if (part instanceof CutPart cut) {
      json.put("kind", "cut")
          .put("comparator", cut.comparator().symbol())
          .put("value", cut.value());
    }
    return sorted(json);
  }

  static String of(ReferenceCases references) {
    return sorted(MAPPER.valueToTree(references));
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a model that was written is read", e);
    }
  }
}
