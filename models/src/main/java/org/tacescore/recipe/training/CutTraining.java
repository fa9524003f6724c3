package org.tacescore.recipe.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.tacescore.score.HighWhen;

/** How a cutoff is learned. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CutTraining.None.class, name = "none"),
  @JsonSubTypes.Type(value = CutTraining.Maxstat.class, name = "maxstat"),
  @JsonSubTypes.Type(value = CutTraining.Youden.class, name = "youden"),
  @JsonSubTypes.Type(value = CutTraining.Median.class, name = "median")
})
public sealed interface CutTraining {
  /** A key that may be left out, for {@link None}. */
  String KEY = "cut";

  /** The part that it makes; empty for none. */
  String part();

  /** Whether there is no cutoff. */
  default boolean isNone() {
    return false;
  }

  /** When a value is high. */
  HighWhen comparator();

  /** The method in words. */
  String method();

  /** No cutoff. */
  record None() implements CutTraining {
    @Override
    public String part() {
      return "";
    }

    @Override
    public HighWhen comparator() {
      return HighWhen.GREATER;
    }

    @Override
    public String method() {
      return "none";
    }

    @Override
    public boolean isNone() {
      return true;
    }
  }

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

  /** The median of the values. */
  record Median(String part, HighWhen comparator) implements CutTraining {
    @Override
    public String method() {
      return "the median";
    }
  }
}
