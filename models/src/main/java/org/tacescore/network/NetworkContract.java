package org.tacescore.network;

import java.util.List;

/**
 * What a SavedModel must offer in its {@code serving_default} signature: one float input {@value
 * #IMAGE} of shape (batch, row, column, channel), and the float outputs {@value #FEATURES} (batch,
 * feature), {@value #FEATURE_MAP} (batch, row, column, channel) and {@value #LOGITS} (batch,
 * class).
 *
 * @param rows rows of the image
 * @param columns columns of the image
 * @param channels channels of the image
 * @param classes number of logits
 */
public record NetworkContract(int rows, int columns, int channels, int classes) {
  public static final String SIGNATURE = "serving_default";
  public static final String IMAGE = "image";
  public static final String FEATURES = "features";
  public static final String FEATURE_MAP = "feature_map";
  public static final String LOGITS = "logits";

  /** The outputs, each required. */
  static final List<String> OUTPUTS = List.of(FEATURES, FEATURE_MAP, LOGITS);

  public NetworkContract {
    if (rows <= 0 || columns <= 0 || channels <= 0 || classes < 2) {
      throw new IllegalArgumentException(
          "a network needs positive sizes and two classes or more, got %d x %d x %d, %d"
              .formatted(rows, columns, channels, classes));
    }
  }

  /** Whether an image of this size fits. */
  public boolean accepts(int imageRows, int imageColumns, int imageChannels) {
    return rows == imageRows && columns == imageColumns && channels == imageChannels;
  }

  @Override
  public String toString() {
    return "%d x %d x %d (%d classes)".formatted(rows, columns, channels, classes);
  }
}
