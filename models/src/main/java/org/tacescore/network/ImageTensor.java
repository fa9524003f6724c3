package org.tacescore.network;

import java.util.Arrays;
import java.util.List;

/**
 * A batch of images as a network sees them: batch, slice where volumetric, row, column, channel,
 * the channel fastest. Immutable; the array never leaks.
 */
public final class ImageTensor {
  private final int batch;
  private final ImageShape shape;
  private final float[] values;

  private ImageTensor(int batch, ImageShape shape, float[] values) {
    this.batch = batch;
    this.shape = shape;
    this.values = values;
  }

  /** A batch of finite values; the array is copied. */
  public static ImageTensor of(int batch, ImageShape shape, float[] values) {
    if (batch <= 0 || (long) batch * shape.length() != values.length) {
      throw new IllegalArgumentException(
          "%d values do not fill %d images of %s".formatted(values.length, batch, shape));
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("an image must be finite, got " + value);
      }
    }
    return new ImageTensor(batch, shape, values.clone());
  }

  /** The images of several batches as one, in their order. */
  public static ImageTensor stack(List<ImageTensor> batches) {
    ImageShape shape = batches.get(0).shape;
    int images = 0;
    for (ImageTensor batch : batches) {
      if (!batch.shape.equals(shape)) {
        throw new IllegalArgumentException(
            "images of %s and of %s make no batch".formatted(shape, batch.shape));
      }
      images += batch.batch;
    }
    float[] values = new float[Math.multiplyExact(images, shape.length())];
    int offset = 0;
    for (ImageTensor batch : batches) {
      System.arraycopy(batch.values, 0, values, offset, batch.values.length);
      offset += batch.values.length;
    }
    return new ImageTensor(images, shape, values);
  }

  /** One image of the batch, as a batch of one. */
  public ImageTensor image(int index) {
    return images(index, index + 1);
  }

  /**
   * Some images of the batch, in their order.
   *
   * @param first index of the first
   * @param end index behind the last
   */
  public ImageTensor images(int first, int end) {
    if (first < 0 || first >= end || end > batch) {
      throw new IndexOutOfBoundsException(
          "images %d to %d are not in a batch of %d".formatted(first, end, batch));
    }
    int length = shape.length();
    return new ImageTensor(
        end - first, shape, Arrays.copyOfRange(values, first * length, end * length));
  }

  /** Copies one image's values, channel fastest, to a place in an array. */
  public void copyTo(int index, float[] target, int offset) {
    System.arraycopy(values, index * shape.length(), target, offset, shape.length());
  }

  public int batch() {
    return batch;
  }

  public ImageShape shape() {
    return shape;
  }

  /** One value of a planar image. */
  public float at(int image, int row, int column, int channel) {
    return at(image, 0, row, column, channel);
  }

  /** One value. */
  public float at(int image, int slice, int row, int column, int channel) {
    int line = ((image * shape.slices() + slice) * shape.rows() + row) * shape.columns() + column;
    return values[line * shape.channels() + channel];
  }

  /** A copy of all values, channel fastest. */
  public float[] toArray() {
    return values.clone();
  }
}
