package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** How a recipe's measures make its total. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = PointsCombination.class, name = "points"))
public sealed interface Combination permits PointsCombination {
  /** Names of the measures that it needs, in the order of its terms. */
  List<String> measures();

  /** Names of the parts of kind cut that it needs. */
  List<String> cuts();
}
