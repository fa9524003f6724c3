package org.tacescore.volume;

/**
 * Where the voxels of one grid lie between those of another, line by line.
 *
 * <p>A line runs along the column index. Its voxels lie evenly between its first and the one after
 * its last, which are placed by their patient positions. The order of the operations is that of
 * ITK's resampling filter, so that a voxel half-way between two others falls to the same side.
 */
final class GridLines {
  /** Voxels between a point and the farthest one that counts, mirrored ones included, and one. */
  private static final int REACH = 4;

  private final VolumeGeometry from;
  private final VolumeGeometry to;
  private final double[] toPosition;
  private final double[] fromOrigin;
  private final double[] fromPosition;

  GridLines(VolumeGeometry from, VolumeGeometry to) {
    this.from = from;
    this.to = to;
    this.toPosition = positionMatrix(to);
    this.fromOrigin = components(from.origin());
    this.fromPosition = SingularValues.inverse(positionMatrix(from));
  }

  /** The continuous index in the first grid of voxel (column, row, slice) of the second. */
  double[] indexOf(int column, int row, int slice) {
    double[] origin = components(to.origin());
    double[] gap = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double position = origin[axis];
      position += toPosition[3 * axis] * column;
      position += toPosition[3 * axis + 1] * row;
      position += toPosition[3 * axis + 2] * slice;
      gap[axis] = position - fromOrigin[axis];
    }
    double[] index = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += fromPosition[3 * axis + k] * gap[k];
      }
      index[axis] = sum;
    }
    return index;
  }

  /** Writes the continuous indices of all voxels of a line. */
  void fill(int row, int slice, double[] x, double[] y, double[] z) {
    double[] start = indexOf(0, row, slice);
    double[] end = indexOf(to.size().columns(), row, slice);
    spread(x, start[0], end[0]);
    spread(y, start[1], end[1]);
    spread(z, start[2], end[2]);
  }

  private static void spread(double[] indices, double start, double end) {
    for (int column = 0; column < indices.length; column++) {
      double part = column / (double) indices.length;
      indices[column] = start + part * (end - start);
    }
  }

  /** The box of the first grid's voxels that a cubic spline at any voxel of the second looks at. */
  GridBox reach() {
    double[] low = indexOf(0, 0, 0);
    double[] high = low.clone();
    for (int corner = 1; corner < 8; corner++) {
      double[] index =
          indexOf(
              (corner & 1) * to.size().columns(),
              (corner >> 1 & 1) * (to.size().rows() - 1),
              (corner >> 2) * (to.size().slices() - 1));
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis], index[axis]);
        high[axis] = Math.max(high[axis], index[axis]);
      }
    }
    GridSize size = from.size();
    return new GridBox(
        clamped(low[0] - REACH, size.columns()),
        clamped(high[0] + REACH, size.columns()),
        clamped(low[1] - REACH, size.rows()),
        clamped(high[1] + REACH, size.rows()),
        clamped(low[2] - REACH, size.slices()),
        clamped(high[2] + REACH, size.slices()));
  }

  private static int clamped(double index, int voxels) {
    return (int) Math.max(0, Math.min(voxels - 1.0, Math.floor(index)));
  }

  /** Direction times spacing, row by row: from indices to positions. */
  static double[] positionMatrix(VolumeGeometry grid) {
    double[] column = components(grid.direction().column());
    double[] row = components(grid.direction().row());
    double[] slice = components(grid.direction().slice());
    double[] matrix = new double[9];
    for (int axis = 0; axis < 3; axis++) {
      matrix[3 * axis] = column[axis] * grid.spacingMm().columnMm();
      matrix[3 * axis + 1] = row[axis] * grid.spacingMm().rowMm();
      matrix[3 * axis + 2] = slice[axis] * grid.spacingMm().sliceMm();
    }
    return matrix;
  }

  private static double[] components(Vector3 v) {
    return new double[] {v.x(), v.y(), v.z()};
  }
}
