package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.tacescore.score.HighWhen;

/** How a cutoff is learned. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CutTraining.Maxstat.class, name = "maxstat"),
  @JsonSubTypes.Type(value = CutTraining.Youden.class, name = "youden")
})
public sealed interface CutTraining {
  /** The part that it makes. */
  String part();

  /** When a value is high. */
  HighWhen comparator();

  /** The method in words. */
  String method();

  /**
   * By maximally selected rank statistics of survival.
   *
   * @param minprop least share of patients on either side, 0 to below 0.5
   */
  record Maxstat(String part, double minprop, HighWhen comparator) implements CutTraining {
    public Maxstat {
      if (!(minprop >= 0 && minprop < 0.5)) {
        throw new IllegalArgumentException(
            "minprop must be 0 or more and below 0.5, got " + minprop);
      }
    }

    @Override
    public String method() {
      return "maximally selected rank statistics (minprop %s)".formatted(minprop);
    }
  }

  /** The greatest sensitivity + specificity for the endpoint. */
  record Youden(String part, HighWhen comparator) implements CutTraining {
    @Override
    public String method() {
      return "Youden's index";
    }
  }
}
