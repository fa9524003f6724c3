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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.tacescore.learning.model.ModelJson;
import org.tacescore.learning.model.StandardisedModel;
import org.tacescore.learning.model.UnreadableModelException;
import org.tacescore.network.StrictJson;
import org.tacescore.score.Analyte;

/** Reads a bundle's JSON strictly: no unknown, missing, doubled or null keys, no coerced types. */
public final class BundleJson {
  private static final Map<String, Object> RECIPE_LEFT_OUT =
      Map.of(Recipe.BESIDE, List.of(), Recipe.EMBEDDINGS, List.of());

  private static final JsonMapper MAPPER =
      StrictJson.builder()
          .injectableValues(new InjectableValues.Std(RECIPE_LEFT_OUT))
          .addModule(
              new SimpleModule()
                  .addDeserializer(Analyte.class, new AnalyteReader())
                  .addDeserializer(StandardisedModel.class, new ModelReader())
                  .addDeserializer(RoiRule.class, new RoiRuleReader())
                  .addDeserializer(PhaseCrop.class, new PhaseCropReader())
                  .addDeserializer(Measure.Network.class, new NetworkMeasureReader())
                  .addDeserializer(Measure.Signature.class, new SignatureMeasureReader())
                  .addDeserializer(Measure.Survival.class, new SurvivalMeasureReader())
                  .addDeserializer(Measure.Clinical.class, new ClinicalMeasureReader()))
          .build();

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private BundleJson() {}

  /**
   * @param file names the file in messages
   * @throws InvalidBundleException naming file, key and fault
   */
  public static <T> T read(String file, byte[] json, Class<T> type) {
    return read(file, json, type, RECIPE_LEFT_OUT);
  }

  /**
   * As without them.
   *
   * @param leftOut what keys mean that may be left out
   */
  public static <T> T read(String file, byte[] json, Class<T> type, Map<String, Object> leftOut) {
    String text = text(file, json);
    try {
      return MAPPER.reader(new InjectableValues.Std(leftOut)).forType(type).readValue(text);
    } catch (JsonProcessingException e) {
      throw new InvalidBundleException(
          "%s: %s%s%s".formatted(file, keys(e), problem(e), line(e)), e);
    }
  }

  /**
   * The characters of a text file: UTF-8 and nothing else, since a reader that guesses another
   * encoding reads other values.
   *
   * @throws InvalidBundleException naming the file and the fault
   */
  static String text(String file, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidBundleException(file + ": is not UTF-8", e);
    }
    if (text.startsWith(BYTE_ORDER_MARK)) {
      throw new InvalidBundleException(file + ": begins with a byte order mark");
    }
    return text;
  }

  /** What a value's own rule says, where one refused it. */
  private static String problem(JsonProcessingException e) {
    return e instanceof ValueInstantiationException
            && e.getCause() instanceof IllegalArgumentException rule
            && rule.getMessage() != null
        ? rule.getMessage()
        : e.getOriginalMessage();
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
        throw fault(parser, context, e);
      }
      throw MismatchedInputException.from(
          parser, StandardisedModel.class, "the model must be of kind standardised");
    }

    /** Carries the way to the key at fault over from the models' own reader. */
    private static JsonMappingException fault(
        JsonParser parser, DeserializationContext context, UnreadableModelException e) {
      JsonMappingException fault =
          ValueInstantiationException.from(
              parser, e.getMessage(), context.constructType(StandardisedModel.class), rule(e));
      if (e.getCause() instanceof JsonMappingException mapping) {
        List<JsonMappingException.Reference> path = mapping.getPath();
        for (int i = path.size() - 1; i >= 0; i--) {
          fault.prependPath(path.get(i));
        }
      }
      return fault;
    }

    /** The rule of a value that refused it, where one did. */
    private static Throwable rule(UnreadableModelException e) {
      return e.getCause() instanceof ValueInstantiationException made
              && made.getCause() instanceof IllegalArgumentException rule
          ? rule
          : e;
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
      return Analyte.find(name)
          .orElseThrow(
              () ->
                  new InvalidFormatException(
                      parser, "unknown analyte '" + name + "'", name, Analyte.class));
    }
  }
}
