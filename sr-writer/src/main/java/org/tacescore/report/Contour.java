package org.tacescore.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A closed line on one image.
 *
 * @param image the instance that it lies on
 * @param frame Referenced Frame Number, from 1; 0 for an image of one frame
 * @param points its corners in order, at least three; the first need not come again as the last
 */
public record Contour(InstanceReference image, int frame, List<ImagePoint> points) {

  /** Refuses a line that encloses nothing; drops a last point that repeats the first. */
  public Contour {
    List<ImagePoint> corners = new ArrayList<>(points);
    if (corners.size() > 1 && corners.get(0).equals(corners.get(corners.size() - 1))) {
      corners.remove(corners.size() - 1);
    }
    if (corners.size() < 3 || frame < 0) {
      throw new IllegalArgumentException(
          "a contour needs three corners and a frame from 0, got %d and %d (instance %s)"
              .formatted(corners.size(), frame, image.sopInstanceUid()));
    }
    points = List.copyOf(corners);
  }

  /** A line on an image of one frame. */
  public Contour(InstanceReference image, List<ImagePoint> points) {
    this(image, 0, points);
  }

  /** Column and row of each corner, the first again as the last. */
  float[] graphicData() {
    float[] data = new float[2 * points.size() + 2];
    for (int i = 0; i <= points.size(); i++) {
      ImagePoint point = points.get(i % points.size());
      data[2 * i] = (float) point.column();
      data[2 * i + 1] = (float) point.row();
    }
    return data;
  }
}
