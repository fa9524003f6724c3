package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.List;
import org.tacescore.dicom.Code;
import org.tacescore.score.Cutoff;
import org.tacescore.score.RiskGroup;

/** How a recipe's measures make its total. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PointsCombination.class, name = "points"),
  @JsonSubTypes.Type(value = SingleCombination.class, name = "measure")
})
public sealed interface Combination permits PointsCombination, SingleCombination {
  /** Names of the measures that it needs, in the order of its terms. */
  List<String> measures();

  /** Names of the parts of kind cut that it needs beside those of its measures. */
  List<String> cuts();

  /** The group of a total above its cutoff. */
  Code highGroup();

  /** The group of any other total. */
  Code lowGroup();

  /** The group of a total. */
  default RiskGroup groupOf(BigDecimal total, Cutoff applied) {
    return applied.isHigh(total)
        ? new RiskGroup(RiskGroup.Side.HIGH, highGroup())
        : new RiskGroup(RiskGroup.Side.LOW, lowGroup());
  }
}
