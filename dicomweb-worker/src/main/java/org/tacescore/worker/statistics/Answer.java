package org.tacescore.worker.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.tacescore.learning.plot.Plot;

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
  private final Optional<Plot> plot;

  private Answer(ObjectNode json, Optional<Plot> plot) {
    this.json = json;
    this.plot = plot;
  }

  /**
   * Asks a table.
   *
   * @param drawn whether a plot is wanted
   * @throws org.tacescore.learning.DegenerateDataException when the data give no such number or
   *     have no such column
   * @throws org.tacescore.learning.plot.InvalidPlotException when the numbers cannot be drawn
   */
  public static Answer of(Statistic kind, DataTable data, Question asked, boolean drawn) {
    asked.requireColumns(data);
    Object values = kind.of(data, asked);
    ObjectNode json = MAPPER.createObjectNode();
    json.put("research_use_only", true);
    json.put("kind", kind.word());
    json.put("rows", data.size());
    json.set("warnings", MAPPER.valueToTree(Keys.warnings(values)));
    json.setAll(MAPPER.<ObjectNode>valueToTree(Keys.of(values)));
    return new Answer(json, drawn ? new Picture(data, asked).of(values) : Optional.empty());
  }

  /** The plot, where one was wanted and this kind has one. */
  public Optional<Plot> plot() {
    return plot;
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
