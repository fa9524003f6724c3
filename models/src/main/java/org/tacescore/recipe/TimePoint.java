package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalInt;

/** Between which treatments the images that a recipe measures must have been made. */
public enum TimePoint {
  /** The recipe does not say. */
  @JsonProperty("any")
  ANY(OptionalInt.empty(), "at any time"),

  /** No TACE came before the images, as in Dai et al., who image before the initial TACE. */
  @JsonProperty("before-first")
  BEFORE_FIRST(OptionalInt.of(0), "before the first TACE"),

  /**
   * Exactly one TACE came before the images: they show what the first has done, when a second is to
   * be decided on, as in ART (Sieghart et al., Hepatology 2013;57:2261) and ABCR (Adhoute et al., J
   * Hepatol 2015;62:855). Whether the second is already stated does not matter.
   */
  @JsonProperty("before-repeat")
  BEFORE_REPEAT(OptionalInt.of(1), "between the first and the second TACE");

  private final OptionalInt treatmentsBefore;
  private final String words;

  TimePoint(OptionalInt treatmentsBefore, String words) {
    this.treatmentsBefore = treatmentsBefore;
    this.words = words;
  }

  /** How many treatments must have come before the images; empty where any number may. */
  OptionalInt treatmentsBefore() {
    return treatmentsBefore;
  }

  /** {@code before the first TACE}. */
  String words() {
    return words;
  }
}
