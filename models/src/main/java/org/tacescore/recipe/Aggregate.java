package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which lesions make a patient's score. */
public enum Aggregate {
  /** The largest by volume; of equals the one with the lower segment number. */
  @JsonProperty("largest")
  LARGEST,
  @JsonProperty("all")
  ALL,
  @JsonProperty("sum")
  SUM
}
