package org.tacescore.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a bundle's {@code network/network.json} says about its network. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NetworkPart.Seeded.class, name = "seeded"),
  @JsonSubTypes.Type(value = NetworkPart.SavedModel.class, name = "saved-model")
})
sealed interface NetworkPart {
  /** Where the weights come from. */
  String origin();

  /**
   * An architecture with weights drawn from a seed.
   *
   * @param architecture id of the architecture, e.g. {@code lenet}
   * @param seed of {@code SplittableRandom}; the weights are drawn in the declared tensor order
   */
  record Seeded(String architecture, long seed, String origin) implements NetworkPart {}

  /**
   * A TensorFlow SavedModel that lies beside {@code network.json}.
   *
   * @param rows rows of the image
   * @param columns columns of the image
   * @param channels channels of the image
   * @param classes number of logits
   */
  record SavedModel(int rows, int columns, int channels, int classes, String origin)
      implements NetworkPart {}
}
