package org.tacescore.learning.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A learned function of a row of numbers: plain data, the same on every machine. Immutable.
 *
 * <p>The score is higher for the positive class; it is a probability of 0 to 1 for all kinds apart
 * from linear. {@link ModelJson} writes and reads it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LinearModel.class, name = "linear"),
  @JsonSubTypes.Type(value = LogisticModel.class, name = "logistic"),
  @JsonSubTypes.Type(value = SvmModel.class, name = "svm-rbf"),
  @JsonSubTypes.Type(value = ForestModel.class, name = "forest"),
  @JsonSubTypes.Type(value = BoostedTreesModel.class, name = "boosted-trees"),
  @JsonSubTypes.Type(value = StackingModel.class, name = "stacking"),
  @JsonSubTypes.Type(value = StandardisedModel.class, name = "standardised")
})
public sealed interface FittedModel
    permits LinearModel,
        LogisticModel,
        SvmModel,
        ForestModel,
        BoostedTreesModel,
        StackingModel,
        StandardisedModel {
  /** Numbers in a row. */
  int width();

  /**
   * The score of a row.
   *
   * @param row finite, as many numbers as the width, in the order of the training columns
   * @throws org.tacescore.learning.DegenerateDataException when a number is not finite (NOT_FINITE)
   */
  double score(double[] row);
}
