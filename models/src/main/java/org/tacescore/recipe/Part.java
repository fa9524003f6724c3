package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A learned part of a bundle: one file of {@code parts/}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ModelPart.class, name = "model"),
  @JsonSubTypes.Type(value = CoxPart.class, name = "cox"),
  @JsonSubTypes.Type(value = CutPart.class, name = "cut")
})
public sealed interface Part permits ModelPart, CoxPart, CutPart {
  /** Where the numbers come from. */
  String origin();
}
