package org.tacescore.learning.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.tacescore.learning.evaluation.Calibration;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.survival.KaplanMeier;

/** Writes an evaluation as JSON: the same numbers give the same text. */
final class EvaluationJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
          .enable(
              SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT)
          .addMixIn(Roc.class, WithoutCurve.class)
          .addMixIn(KaplanMeier.class, WithoutCurve.class)
          .addMixIn(Calibration.class, WithoutCurve.class)
          .addModule(module())
          .build();

  private EvaluationJson() {}

  static String write(Evaluation evaluation) {
    try {
      return MAPPER.writeValueAsString(evaluation).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an evaluation could not be written as JSON", e);
    }
  }

  private static SimpleModule module() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Optional.class, new Present());
    module.addSerializer(OptionalInt.class, new PresentInt());
    module.addSerializer(Double.class, new Finite());
    module.addSerializer(Double.TYPE, new Finite());
    return module;
  }

  /** Curves hold single patients' scores and times. */
  @JsonIgnoreProperties({"curve", "smooth"})
  private interface WithoutCurve {}

  /** The value, or null. */
  @SuppressWarnings("rawtypes")
  private static final class Present extends JsonSerializer<Optional> {
    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider all)
        throws IOException {
      if (value.isPresent()) {
        all.defaultSerializeValue(value.get(), out);
      } else {
        out.writeNull();
      }
    }
  }

  /** The value, or null. */
  private static final class PresentInt extends JsonSerializer<OptionalInt> {
    @Override
    public void serialize(OptionalInt value, JsonGenerator out, SerializerProvider all)
        throws IOException {
      if (value.isPresent()) {
        out.writeNumber(value.getAsInt());
      } else {
        out.writeNull();
      }
    }
  }

  /** JSON has no NaN and no infinity. */
  private static final class Finite extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializerProvider all)
        throws IOException {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }
}
