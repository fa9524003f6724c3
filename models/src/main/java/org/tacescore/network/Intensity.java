package org.tacescore.network;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How an image's values become what a network was trained on, before channels are normalised. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Intensity.Window.class, name = "window"),
  @JsonSubTypes.Type(value = Intensity.ZScore.class, name = "z-score")
})
public sealed interface Intensity {
  /**
   * A window: {@code low} becomes 0, {@code high} becomes 1, what lies outside is clipped.
   *
   * @param low in the image's unit (CT: HU)
   * @param high above {@code low}
   */
  record Window(double low, double high) implements Intensity {
    public Window {
      if (!Double.isFinite(low) || !Double.isFinite(high) || !(low < high)) {
        throw new IllegalArgumentException(
            "a window needs low < high, got %s and %s".formatted(low, high));
      }
    }
  }

  /**
   * Minus the mean, divided by the standard deviation (of the population, n) of the values taken.
   *
   * @param over the values that give mean and standard deviation
   */
  record ZScore(Extent over) implements Intensity {}

  /** What a z-score is taken over. */
  enum Extent {
    /** All voxels of the phase's image. */
    @JsonProperty("image")
    IMAGE,
    /** The crop's own values. */
    @JsonProperty("crop")
    CROP
  }
}
