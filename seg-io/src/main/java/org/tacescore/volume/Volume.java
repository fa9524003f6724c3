package org.tacescore.volume;

import java.util.function.IntToDoubleFunction;

/**
 * A scalar for each voxel of a {@link VolumeGeometry}: Hounsfield units for CT, arbitrary units for
 * MR, or what a filter made of them.
 *
 * <p>Values are kept as {@code float} where their {@link ValueType} fits it exactly, else as {@code
 * double}. The array is copied in and never leaks.
 */
public final class Volume {
  private final VolumeGeometry geometry;
  private final ValueType type;
  private final float[] floats;
  private final double[] doubles;

  private Volume(VolumeGeometry geometry, ValueType type, float[] floats, double[] doubles) {
    int length = Math.max(floats.length, doubles.length);
    if (length != geometry.size().voxels()) {
      throw new InvalidGeometryException(
          "%d values do not fill a grid of %s".formatted(length, geometry.size()));
    }
    this.geometry = geometry;
    this.type = type;
    this.floats = floats;
    this.doubles = doubles;
  }

  /** A volume of {@link ValueType#FLOAT} values, column fastest. */
  public static Volume of(VolumeGeometry geometry, float[] values) {
    return new Volume(geometry, ValueType.FLOAT, values.clone(), new double[0]);
  }

  /** A volume of {@link ValueType#DOUBLE} values, column fastest. */
  public static Volume of(VolumeGeometry geometry, double[] values) {
    return new Volume(geometry, ValueType.DOUBLE, new float[0], values.clone());
  }

  /**
   * A volume of values of a type, each asked for once, in ascending order of its offset.
   *
   * @param valueAt the value at an offset of {@link GridSize#offset}; the caller answers for its
   *     being of the type
   */
  public static Volume of(VolumeGeometry geometry, ValueType type, IntToDoubleFunction valueAt) {
    int voxels = geometry.size().voxels();
    float[] floats = new float[type.fitsFloat() ? voxels : 0];
    double[] doubles = new double[type.fitsFloat() ? 0 : voxels];
    for (int offset = 0; offset < floats.length; offset++) {
      floats[offset] = (float) valueAt.applyAsDouble(offset);
    }
    for (int offset = 0; offset < doubles.length; offset++) {
      doubles[offset] = valueAt.applyAsDouble(offset);
    }
    return new Volume(geometry, type, floats, doubles);
  }

  /**
   * A volume of values that the caller gives away: floats where the type fits them, else doubles.
   */
  static Volume owning(VolumeGeometry geometry, ValueType type, float[] floats, double[] doubles) {
    return new Volume(geometry, type, floats, doubles);
  }

  public VolumeGeometry geometry() {
    return geometry;
  }

  public ValueType type() {
    return type;
  }

  public double at(int column, int row, int slice) {
    if (!geometry.size().contains(column, row, slice)) {
      throw new IndexOutOfBoundsException(
          "voxel (%d, %d, %d) is outside %s".formatted(column, row, slice, geometry.size()));
    }
    return at(geometry.size().offset(column, row, slice));
  }

  /** Value at an offset of {@link GridSize#offset}. */
  public double at(int offset) {
    return floats.length != 0 ? floats[offset] : doubles[offset];
  }

  /**
   * Copies a run of values.
   *
   * @param offset offset of the first in {@link GridSize#offset}
   * @param count how many follow each other
   * @param to takes them at {@code at}, {@code at + step}, {@code at + 2 * step} and so on
   */
  public void read(int offset, int count, double[] to, int at, int step) {
    if (floats.length != 0) {
      for (int i = 0; i < count; i++) {
        to[at + i * step] = floats[offset + i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        to[at + i * step] = doubles[offset + i];
      }
    }
  }

  /** A copy of all values, column fastest. */
  public double[] toArray() {
    if (doubles.length != 0) {
      return doubles.clone();
    }
    double[] copy = new double[floats.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = floats[i];
    }
    return copy;
  }

  /** A copy of all values in single precision, column fastest. */
  public float[] toFloatArray() {
    if (floats.length != 0) {
      return floats.clone();
    }
    float[] copy = new float[doubles.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = (float) doubles[i];
    }
    return copy;
  }

  /** The values inside a box of the grid. */
  public Volume crop(GridBox box) {
    VolumeGeometry cropped = geometry.crop(box);
    GridSize to = cropped.size();
    return of(
        cropped,
        type,
        offset ->
            at(
                geometry
                    .size()
                    .offset(
                        offset % to.columns() + box.firstColumn(),
                        offset / to.columns() % to.rows() + box.firstRow(),
                        offset / to.columns() / to.rows() + box.firstSlice())));
  }

  /** The same values on another description of the grid (of the same size). */
  public Volume withGeometry(VolumeGeometry other) {
    return new Volume(other, type, floats, doubles);
  }
}
