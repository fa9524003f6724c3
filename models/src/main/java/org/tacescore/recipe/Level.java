package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one score of a recipe stands for. */
public enum Level {
  @JsonProperty("lesion")
  LESION,
  @JsonProperty("patient")
  PATIENT
}
