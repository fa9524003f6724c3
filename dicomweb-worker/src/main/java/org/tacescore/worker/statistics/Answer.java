package org.tacescore.worker.statistics;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/**
 * A statistic's answer as JSON; a number that does not exist, such as a median never reached, is
 * null.
 */
public final class Answer {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new FiniteOrNull(Double.class))
                  .addSerializer(double.class, new FiniteOrNull(double.class)))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final ObjectNode json;

  private Answer(ObjectNode json) {
    this.json = json;
  }

  /**
   * Asks a table.
   *
   * @throws org.tacescore.learning.DegenerateDataException when the data give no such number
   * @throws MissingOptionException when the question lacks what its kind needs
   */
  public static Answer of(Statistic kind, DataTable data, Question asked) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("research_use_only", true);
    json.put("kind", kind.word());
    json.put("rows", data.size());
    JsonNode values = MAPPER.valueToTree(kind.of(data, asked));
    json.setAll((ObjectNode) values);
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

  private static final class FiniteOrNull extends StdScalarSerializer<Double> {
    private static final long serialVersionUID = 1L;

    FiniteOrNull(Class<?> type) {
      super(type, false);
    }

    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }
}
