package org.tacescore.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.tacescore.segio.ContrastPhase;

/**
 * Reads a region of a recipe. Phase and accepts must be there; what else is left out means the
 * tumour itself.
 */
final class RoiRuleReader extends EntryReader<RoiRuleReader.Entry, RoiRule> {
  private static final long serialVersionUID = 1L;

  /** A region with every key. */
  record Entry(
      String name,
      ContrastPhase phase,
      RoiRule.Accepted accepts,
      RoiRule.Kind kind,
      double marginMm,
      RoiRule.Within within) {}

  RoiRuleReader() {
    super(RoiRule.class, Entry.class);
  }

  @Override
  Map<String, JsonNode> leftOut() {
    return Map.of(
        "name", VALUES.textNode(""),
        "kind", VALUES.textNode("tumour"),
        "within", VALUES.textNode("anywhere"),
        "margin-mm", VALUES.numberNode(0.0));
  }

  @Override
  RoiRule make(Entry whole) {
    return new RoiRule(
        whole.name().isEmpty() ? whole.phase().name() : whole.name(),
        whole.phase(),
        whole.accepts(),
        whole.kind(),
        whole.marginMm(),
        whole.within());
  }
}
