package org.tacescore.network;

/**
 * The size of one image as a network takes it. A planar network's tensor has the axes batch, row,
 * column, channel; a volumetric one's batch, slice, row, column, channel. The channel is fastest.
 *
 * @param slices slices of a volumetric network's image; 1 for a planar network
 * @param rows rows of the image
 * @param columns columns of the image
 * @param channels channels: phases or adjacent slices
 */
public record ImageShape(int slices, int rows, int columns, int channels) {
  public ImageShape {
    if (slices <= 0 || rows <= 0 || columns <= 0 || channels <= 0) {
      throw new IllegalArgumentException(
          "an image needs positive sizes, got %d x %d x %d x %d"
              .formatted(slices, rows, columns, channels));
    }
    Math.multiplyExact(Math.multiplyExact(slices, rows), Math.multiplyExact(columns, channels));
  }

  /** The shape of a planar image. */
  public static ImageShape planar(int rows, int columns, int channels) {
    return new ImageShape(1, rows, columns, channels);
  }

  /** Whether the tensor has an axis of slices. */
  public boolean volumetric() {
    return slices > 1;
  }

  /** Values of one image. */
  public int length() {
    return slices * rows * columns * channels;
  }

  /** The axes behind the batch: (slice,) row, column, channel. */
  long[] axes() {
    return volumetric()
        ? new long[] {slices, rows, columns, channels}
        : new long[] {rows, columns, channels};
  }

  @Override
  public String toString() {
    String planar = "%d x %d x %d".formatted(rows, columns, channels);
    return volumetric() ? slices + " x " + planar : planar;
  }
}
