package org.tacescore.network.weights;

import java.util.Arrays;

/** A tensor of weights, the last axis fastest. Immutable; the arrays never leak. */
public final class WeightTensor {
  private final int[] shape;
  private final float[] values;

  private WeightTensor(int[] shape, float[] values) {
    this.shape = shape;
    this.values = values;
  }

  /** Both arrays are copied; a scalar has the empty shape. */
  public static WeightTensor of(int[] shape, float[] values) {
    long length = 1;
    for (int axis : shape) {
      length = Math.multiplyExact(length, axis);
    }
    if (length != values.length) {
      throw new IllegalArgumentException(
          "%d values do not fill the shape %s".formatted(values.length, Arrays.toString(shape)));
    }
    return new WeightTensor(shape.clone(), values.clone());
  }

  /** Rounds the values to single precision. */
  public static WeightTensor of(int[] shape, double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return of(shape, narrow);
  }

  /** Takes both arrays over without copying; the caller forgets them. */
  static WeightTensor owning(int[] shape, float[] values) {
    return new WeightTensor(shape, values);
  }

  public int[] shape() {
    return shape.clone();
  }

  public int length() {
    return values.length;
  }

  public float[] toArray() {
    return values.clone();
  }

  /** The values themselves, for reading alone. */
  float[] values() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeightTensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "tensor " + Arrays.toString(shape);
  }
}
