package org.tacescore.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.tacescore.learning.model.ModelJson;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.learning.model.UnreadableModelException;
import org.tacescore.network.StrictJson;
import org.tacescore.score.Analyte;

/** Reads a bundle's JSON strictly: no unknown, missing, doubled or null keys, no coerced types. */
final class BundleJson {
  private static final JsonMapper MAPPER =
      StrictJson.builder()
          .injectableValues(new InjectableValues.Std().addValue(Recipe.BESIDE, List.of()))
          .addModule(
              new SimpleModule()
                  .addDeserializer(Analyte.class, new AnalyteReader())
                  .addDeserializer(StandardisedModel.class, new ModelReader())
                  .addDeserializer(RoiRule.class, new RoiRuleReader())
                  .addDeserializer(PhaseCrop.class, new PhaseCropReader())
                  .addDeserializer(Measure.Network.class, new NetworkMeasureReader()))
          .build();

  private BundleJson() {}

  /**
   * @param file names the file in messages
   * @throws InvalidBundleException naming file, key and fault
   */
  static <T> T read(String file, byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new InvalidBundleException(
          "%s: %s%s%s".formatted(file, keys(e), e.getOriginalMessage(), line(e)), e);
    } catch (IOException e) {
      throw new InvalidBundleException(file + ": " + e.getMessage(), e);
    }
  }

  /** The way to the value at fault, e.g. {@code measures[1].crop: }. */
  private static String keys(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    StringBuilder keys = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        keys.append('[').append(step.getIndex()).append(']');
      } else {
        keys.append(keys.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return keys.append(": ").toString();
  }

  private static String line(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
  }

  /** Models have a format of their own. */
  private static final class ModelReader extends StdDeserializer<StandardisedModel> {
    private static final long serialVersionUID = 1L;

    ModelReader() {
      super(StandardisedModel.class);
    }

    @Override
    public StandardisedModel deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode tree = context.readTree(parser);
      try {
        if (ModelJson.read(tree.toString()) instanceof StandardisedModel model) {
          return model;
        }
      } catch (UnreadableModelException e) {
        throw ValueInstantiationException.from(
            parser, e.getMessage(), context.constructType(StandardisedModel.class), e);
      }
      throw MismatchedInputException.from(
          parser, StandardisedModel.class, "the model must be of kind standardised");
    }

    /** The kind is for the models' own reader. */
    @Override
    public Object deserializeWithType(
        JsonParser parser, DeserializationContext context, TypeDeserializer type)
        throws IOException {
      return deserialize(parser, context);
    }
  }

  private static final class AnalyteReader extends StdDeserializer<Analyte> {
    private static final long serialVersionUID = 1L;

    AnalyteReader() {
      super(Analyte.class);
    }

    @Override
    public Analyte deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String name = parser.getText();
      return Arrays.stream(Analyte.values())
          .filter(analyte -> analyte.contractName().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidFormatException(
                      parser, "unknown analyte '" + name + "'", name, Analyte.class));
    }
  }
}
