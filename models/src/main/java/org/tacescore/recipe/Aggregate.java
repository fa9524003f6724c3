package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which lesions make a patient's score, or have one each. */
public enum Aggregate {
  /** The largest by volume; of equals the one with the lower segment number. */
  @JsonProperty("largest")
  LARGEST,
  /** Every lesion of the study; on the level of lesions each has a score of its own. */
  @JsonProperty("all")
  ALL,
  @JsonProperty("sum")
  SUM
}
