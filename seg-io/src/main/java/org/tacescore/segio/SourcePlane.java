package org.tacescore.segio;

import java.util.List;

/**
 * One slice of an image series, as another object has to repeat and name it.
 *
 * @param image where its pixels are
 * @param position Image Position (Patient) (0020,0032): three DS values
 */
public record SourcePlane(FrameReference image, List<String> position) {

  public SourcePlane {
    position = List.copyOf(position);
    if (position.size() != 3) {
      throw new IllegalArgumentException(
          "a position has three values, got %s (instance %s)"
              .formatted(position, image.sopInstanceUid()));
    }
  }
}
