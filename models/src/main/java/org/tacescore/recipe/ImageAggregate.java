package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a network's outputs for the images of one patient come to. */
public enum ImageAggregate {
  /** There is one image. */
  @JsonProperty("one")
  ONE,
  /** The mean of the probabilities over the images, each of which counts the same. */
  @JsonProperty("mean")
  MEAN
}
