package org.tacescore.worker.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A statistic's answer as JSON; a number that does not exist, such as a median never reached, is
 * null.
 */
public final class Answer {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new AnswerModule())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final ObjectNode json;

  private Answer(ObjectNode json) {
    this.json = json;
  }

  /**
   * Asks a table.
   *
   * @throws org.tacescore.learning.DegenerateDataException when the data give no such number, or
   *     have no such column
   */
  public static Answer of(Statistic kind, DataTable data, Question asked) {
    asked.requireColumns(data);
    Object values = kind.of(data, asked);
    ObjectNode json = MAPPER.createObjectNode();
    json.put("research_use_only", true);
    json.put("kind", kind.word());
    json.put("rows", data.size());
    json.set("warnings", MAPPER.valueToTree(Keys.warnings(values)));
    json.setAll(MAPPER.<ObjectNode>valueToTree(Keys.of(values)));
    return new Answer(json);
  }

  /** Indented JSON that ends with a line feed. */
  public String text() {
    try {
      return MAPPER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }
}
