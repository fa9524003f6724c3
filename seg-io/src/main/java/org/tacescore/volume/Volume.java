package org.tacescore.volume;

/**
 * A scalar for each voxel of a {@link VolumeGeometry}: Hounsfield units for CT, arbitrary units for
 * MR, or what a filter made of them.
 *
 * <p>Values are kept as {@code float} where they come from files (every 16-bit stored value and
 * every whole Hounsfield unit is exact) and as {@code double} where a filter computed them. The
 * array is copied in and never leaks.
 */
public final class Volume {
  private final VolumeGeometry geometry;
  private final float[] floats;
  private final double[] doubles;

  private Volume(VolumeGeometry geometry, float[] floats, double[] doubles, int length) {
    if (length != geometry.size().voxels()) {
      throw new InvalidGeometryException(
          "%d values do not fill a grid of %s".formatted(length, geometry.size()));
    }
    this.geometry = geometry;
    this.floats = floats;
    this.doubles = doubles;
  }

  /** A volume of single-precision values, column fastest. */
  public static Volume of(VolumeGeometry geometry, float[] values) {
    return new Volume(geometry, values.clone(), new double[0], values.length);
  }

  /** A volume of double-precision values, column fastest. */
  public static Volume of(VolumeGeometry geometry, double[] values) {
    return new Volume(geometry, new float[0], values.clone(), values.length);
  }

  public VolumeGeometry geometry() {
    return geometry;
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

  /** The same values on another description of the grid (of the same size). */
  public Volume withGeometry(VolumeGeometry other) {
    return new Volume(other, floats, doubles, Math.max(floats.length, doubles.length));
  }
}
