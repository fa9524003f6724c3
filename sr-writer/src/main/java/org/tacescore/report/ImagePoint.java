package org.tacescore.report;

/**
 * A point of an image in pixels: 0, 0 is the outer corner of the first pixel, 0.5, 0.5 its centre.
 *
 * <p>Source: PS3.3 C.18.6.1.1 Graphic Data.
 *
 * @param column to the right, from 0 to Columns
 * @param row down, from 0 to Rows
 */
public record ImagePoint(double column, double row) {
  public ImagePoint {
    if (!(column >= 0) || !(row >= 0) || Double.isInfinite(column) || Double.isInfinite(row)) {
      throw new IllegalArgumentException(
          "a point of an image is finite and not negative, got %s, %s".formatted(column, row));
    }
  }
}
