package org.tacescore.volume.registration;

import org.tacescore.volume.GridSize;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * One level of a pyramid, with its trilinear interpolation and that one's gradient.
 *
 * <p>The array is the level's own; column fastest.
 */
final class LevelImage {
  private final VolumeGeometry geometry;
  private final float[] values;
  private final int columns;
  private final int rows;
  private final int slices;

  /** Rows give column, row and slice index of a displacement in mm. */
  private final double[] perMm;

  private final double[] first;

  LevelImage(VolumeGeometry geometry, float[] values) {
    GridSize size = geometry.size();
    this.geometry = geometry;
    this.values = values;
    this.columns = size.columns();
    this.rows = size.rows();
    this.slices = size.slices();
    Vector3 c = geometry.direction().column().times(1 / geometry.spacingMm().columnMm());
    Vector3 r = geometry.direction().row().times(1 / geometry.spacingMm().rowMm());
    Vector3 s = geometry.direction().slice().times(1 / geometry.spacingMm().sliceMm());
    this.perMm = new double[] {c.x(), c.y(), c.z(), r.x(), r.y(), r.z(), s.x(), s.y(), s.z()};
    Vector3 origin = geometry.origin();
    this.first = new double[] {c.dot(origin), r.dot(origin), s.dot(origin)};
  }

  VolumeGeometry geometry() {
    return geometry;
  }

  /** The values themselves, not a copy: for the next level. */
  float[] values() {
    return values;
  }

  /**
   * Value and gradient at a position.
   *
   * @param to takes the value, then its change per mm along x, y and z
   * @return whether the position lies between voxel centres; else nothing is written
   */
  boolean sample(double x, double y, double z, double[] to) {
    double column = perMm[0] * x + perMm[1] * y + perMm[2] * z - first[0];
    double row = perMm[3] * x + perMm[4] * y + perMm[5] * z - first[1];
    double slice = perMm[6] * x + perMm[7] * y + perMm[8] * z - first[2];
    if (!(column >= 0
        && column <= columns - 1
        && row >= 0
        && row <= rows - 1
        && slice >= 0
        && slice <= slices - 1)) {
      return false;
    }
    int i = Math.min((int) column, columns - 2);
    int j = Math.min((int) row, rows - 2);
    int k = Math.min((int) slice, slices - 2);
    interpolate((k * rows + j) * columns + i, column - i, row - j, slice - k, to);
    return true;
  }

  private void interpolate(int at, double u, double v, double w, double[] to) {
    int up = at + columns * rows;
    double a0 = values[at];
    double a1 = values[at + columns];
    double a2 = values[up];
    double a3 = values[up + columns];
    double d0 = values[at + 1] - a0;
    double d1 = values[at + columns + 1] - a1;
    double d2 = values[up + 1] - a2;
    double d3 = values[up + columns + 1] - a3;
    double near = a0 + u * d0;
    double far = a2 + u * d2;
    double alongNear = a1 + u * d1 - near;
    double alongFar = a3 + u * d3 - far;
    double alongColumn = (1 - w) * (d0 + v * (d1 - d0)) + w * (d2 + v * (d3 - d2));
    double alongRow = (1 - w) * alongNear + w * alongFar;
    double bottom = near + v * alongNear;
    double alongSlice = far + v * alongFar - bottom;
    to[0] = bottom + w * alongSlice;
    to[1] = perMm[0] * alongColumn + perMm[3] * alongRow + perMm[6] * alongSlice;
    to[2] = perMm[1] * alongColumn + perMm[4] * alongRow + perMm[7] * alongSlice;
    to[3] = perMm[2] * alongColumn + perMm[5] * alongRow + perMm[8] * alongSlice;
  }
}
