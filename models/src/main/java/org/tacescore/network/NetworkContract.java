package org.tacescore.network;

import java.util.List;

/**
 * What a SavedModel must offer in its {@code serving_default} signature: the float input {@value
 * #IMAGE} of shape (batch, row, column, channel) or (batch, slice, row, column, channel), where it
 * takes clinical values the float input {@value #CLINICAL} of shape (batch, value), and the float
 * outputs {@value #FEATURES} (batch, feature), {@value #FEATURE_MAP} (as the image, with its own
 * sizes) and {@value #LOGITS} (batch, class).
 *
 * @param image size of one image
 * @param clinical number of clinical values of a patient; 0 where the network takes none
 * @param classes number of logits
 */
public record NetworkContract(ImageShape image, int clinical, int classes) {
  public static final String SIGNATURE = "serving_default";
  public static final String IMAGE = "image";
  public static final String CLINICAL = "clinical";
  public static final String FEATURES = "features";
  public static final String FEATURE_MAP = "feature_map";
  public static final String LOGITS = "logits";

  /** The outputs, each required. */
  static final List<String> OUTPUTS = List.of(FEATURES, FEATURE_MAP, LOGITS);

  public NetworkContract {
    if (clinical < 0 || classes < 2) {
      throw new IllegalArgumentException(
          "a network needs no fewer than 0 clinical values and two classes, got %d and %d"
              .formatted(clinical, classes));
    }
  }

  /** Whether an image of this size fits. */
  public boolean accepts(ImageShape shape) {
    return image.equals(shape);
  }

  @Override
  public String toString() {
    return "%s%s (%d classes)"
        .formatted(
            image, clinical == 0 ? "" : " and %d clinical values".formatted(clinical), classes);
  }
}
