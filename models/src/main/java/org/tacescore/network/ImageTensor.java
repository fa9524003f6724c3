package org.tacescore.network;

/**
 * A batch of images as a network sees them: batch, row, column, channel, the channel fastest.
 * Immutable; the array never leaks.
 */
public final class ImageTensor {
  private final int batch;
  private final int rows;
  private final int columns;
  private final int channels;
  private final float[] values;

  private ImageTensor(int batch, int rows, int columns, int channels, float[] values) {
    this.batch = batch;
    this.rows = rows;
    this.columns = columns;
    this.channels = channels;
    this.values = values;
  }

  /** A batch of finite values; the array is copied. */
  public static ImageTensor of(int batch, int rows, int columns, int channels, float[] values) {
    if (batch <= 0
        || rows <= 0
        || columns <= 0
        || channels <= 0
        || (long) batch * rows * columns * channels != values.length) {
      throw new IllegalArgumentException(
          "%d values do not fill %d x %d x %d x %d"
              .formatted(values.length, batch, rows, columns, channels));
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("an image must be finite, got " + value);
      }
    }
    return new ImageTensor(batch, rows, columns, channels, values.clone());
  }

  public int batch() {
    return batch;
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public int channels() {
    return channels;
  }

  /** One value. */
  public float at(int image, int row, int column, int channel) {
    return values[((image * rows + row) * columns + column) * channels + channel];
  }

  /** A copy of all values, channel fastest. */
  public float[] toArray() {
    return values.clone();
  }
}
