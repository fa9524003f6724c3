package org.tacescore.network.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.tacescore.network.StrictJson;
import org.tacescore.network.training.TrainingFailedException.Fault;

/** Plans and histories as JSON, read strictly. */
final class PlanJson {
  private static final JsonMapper MAPPER =
      StrictJson.builder()
          // an epoch without validation has no loss of it
          .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private PlanJson() {}

  /**
   * A shipped plan as its file has it.
   *
   * @param source of the values, in words
   */
  private record Shipped(String source, TrainingPlan plan) {}

  /** The losses of an epoch; validation is null without any. */
  private record Losses(double training, @Nullable Double validation) {}

  static TrainingPlan shipped(String architecture) {
    String file = architecture + ".json";
    try (InputStream in = PlanJson.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new TrainingFailedException(
            Fault.WRONG_PLAN, "there is no shipped plan '%s'".formatted(architecture));
      }
      return MAPPER.readValue(in, Shipped.class).plan();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the shipped plan " + file, e);
    }
  }

  static TrainingPlan parse(String json) {
    try {
      return Optional.ofNullable(MAPPER.readValue(json, TrainingPlan.class))
          .orElseThrow(() -> new TrainingFailedException(Fault.WRONG_PLAN, "null is no plan"));
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof TrainingFailedException fault) {
        throw fault;
      }
      throw new TrainingFailedException(Fault.WRONG_PLAN, e.getOriginalMessage(), e);
    }
  }

  static String write(TrainingPlan plan) {
    return text(plan);
  }

  static TrainingHistory parseHistory(String json) throws JsonProcessingException {
    List<Losses> epochs = MAPPER.readValue(json, new TypeReference<List<Losses>>() {});
    return new TrainingHistory(
        epochs.stream()
            .map(
                losses ->
                    new EpochLosses(
                        losses.training(),
                        Optional.ofNullable(losses.validation()).stream()
                            .mapToDouble(Double::doubleValue)
                            .findFirst()))
            .toList());
  }

  static String write(TrainingHistory history) {
    return text(history.epochs().stream().map(PlanJson::losses).toList());
  }

  private static Losses losses(EpochLosses losses) {
    OptionalDouble validation = losses.validation();
    return new Losses(losses.training(), validation.isPresent() ? validation.getAsDouble() : null);
  }

  private static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write JSON", e);
    }
  }
}
