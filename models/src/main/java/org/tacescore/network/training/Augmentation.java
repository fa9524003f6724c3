package org.tacescore.network.training;

import org.tacescore.network.ImageShape;

/** A way to turn a training image into another that shows the same, by moving its values alone. */
public enum Augmentation {
  /** The columns in reverse: a horizontal flip. */
  FLIP_COLUMNS,
  /** The rows in reverse: a vertical flip. */
  FLIP_ROWS,
  /** Columns and rows in reverse: half a turn. */
  FLIP_BOTH,
  /** The slices in reverse. */
  FLIP_SLICES,
  /** A quarter turn against the clock, rows downwards; of square images. */
  ROTATE_LEFT,
  /** A quarter turn with the clock, rows downwards; of square images. */
  ROTATE_RIGHT;

  /** Whether images of this size stay of this size, and are changed. */
  boolean suits(ImageShape shape) {
    return switch (this) {
      case ROTATE_LEFT, ROTATE_RIGHT -> shape.rows() == shape.columns();
      case FLIP_SLICES -> shape.volumetric();
      default -> true;
    };
  }

  /** The augmented image from one image's values: slice, row, column, channel. */
  float[] apply(ImageShape shape, float[] image) {
    float[] moved = new float[image.length];
    int channels = shape.channels();
    int target = 0;
    for (int slice = 0; slice < shape.slices(); slice++) {
      for (int row = 0; row < shape.rows(); row++) {
        for (int column = 0; column < shape.columns(); column++) {
          int source = source(shape, slice, row, column) * channels;
          System.arraycopy(image, source, moved, target, channels);
          target += channels;
        }
      }
    }
    return moved;
  }

  /** The voxel that moves to this place. */
  private int source(ImageShape shape, int slice, int row, int column) {
    int lastRow = shape.rows() - 1;
    int lastColumn = shape.columns() - 1;
    return switch (this) {
      case FLIP_COLUMNS -> place(shape, slice, row, lastColumn - column);
      case FLIP_ROWS -> place(shape, slice, lastRow - row, column);
      case FLIP_BOTH -> place(shape, slice, lastRow - row, lastColumn - column);
      case FLIP_SLICES -> place(shape, shape.slices() - 1 - slice, row, column);
      case ROTATE_LEFT -> place(shape, slice, column, lastRow - row);
      case ROTATE_RIGHT -> place(shape, slice, lastColumn - column, row);
    };
  }

  private static int place(ImageShape shape, int slice, int row, int column) {
    return (slice * shape.rows() + row) * shape.columns() + column;
  }
}
