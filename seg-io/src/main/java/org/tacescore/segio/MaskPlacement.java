package org.tacescore.segio;

import java.util.BitSet;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** Puts a mask onto another grid of the same patient space. */
final class MaskPlacement {
  /** Part of a voxel by which centres of one grid may miss those of the other. */
  private static final double TOLERANCE = 0.05;

  private MaskPlacement() {}

  /**
   * The mask on a grid whose voxels coincide with its own, as a crop's with those of the whole.
   *
   * @throws RefusedException GEOMETRY_MISMATCH if voxels do not coincide, MASK_OUTSIDE_VOLUME
   */
  static Mask exactly(Mask mask, VolumeGeometry grid, String name) {
    GridSize own = mask.geometry().size();
    Vector3 origin = grid.indexOf(mask.geometry().positionOf(0, 0, 0));
    Vector3 column = step(mask, grid, origin, 1, 0, 0);
    Vector3 row = step(mask, grid, origin, 0, 1, 0);
    Vector3 slice = step(mask, grid, origin, 0, 0, 1);
    BitSet bits = new BitSet();
    mask.offsets()
        .forEach(
            offset -> {
              int i = offset % own.columns();
              int j = offset / own.columns() % own.rows();
              int k = offset / own.columns() / own.rows();
              int x = whole(origin.x() + i * column.x() + j * row.x() + k * slice.x(), name);
              int y = whole(origin.y() + i * column.y() + j * row.y() + k * slice.y(), name);
              int z = whole(origin.z() + i * column.z() + j * row.z() + k * slice.z(), name);
              if (!grid.size().contains(x, y, z)) {
                throw outside(name);
              }
              bits.set(grid.size().offset(x, y, z));
            });
    Mask placed = Mask.of(grid, bits);
    if (placed.voxelCount() != mask.voxelCount()) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH, name + " has finer voxels than its series");
    }
    return placed;
  }

  /** By how much the index on the grid changes with an index of the mask. */
  private static Vector3 step(
      Mask mask, VolumeGeometry grid, Vector3 origin, int column, int row, int slice) {
    return grid.indexOf(mask.geometry().positionOf(column, row, slice)).minus(origin);
  }

  private static int whole(double index, String name) {
    double nearest = Math.rint(index);
    if (Math.abs(index - nearest) > TOLERANCE || Math.abs(nearest) > Integer.MAX_VALUE) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH, name + " does not lie on the grid of its series");
    }
    return (int) nearest;
  }

  /**
   * The voxels of the grid whose centres lie in a voxel of the mask; nothing lies in a mask beyond
   * its own grid.
   *
   * @throws RefusedException MASK_OUTSIDE_VOLUME if a voxel centre of the mask lies beyond the grid
   */
  static Mask nearest(Mask mask, VolumeGeometry grid, String name) {
    requireCentresInside(mask, grid, name);
    return within(mask, grid);
  }

  /** As {@link #nearest}, but what lies beyond the grid is left out. */
  static Mask within(Mask mask, VolumeGeometry grid) {
    if (mask.isEmpty()) {
      return Mask.of(grid, new BitSet());
    }
    GridBox box = reach(mask, grid);
    VolumeGeometry own = mask.geometry();
    BitSet bits = new BitSet();
    for (int slice = box.firstSlice(); slice <= box.lastSlice(); slice++) {
      for (int row = box.firstRow(); row <= box.lastRow(); row++) {
        for (int column = box.firstColumn(); column <= box.lastColumn(); column++) {
          Vector3 index = own.indexOf(grid.positionOf(column, row, slice));
          if (mask.contains(round(index.x()), round(index.y()), round(index.z()))) {
            bits.set(grid.size().offset(column, row, slice));
          }
        }
      }
    }
    return Mask.of(grid, bits);
  }

  /** Half-way goes up, so that each position belongs to exactly one voxel. */
  static int round(double index) {
    return (int) Math.floor(index + 0.5);
  }

  private static void requireCentresInside(Mask mask, VolumeGeometry grid, String name) {
    mask.offsets()
        .forEach(
            offset -> {
              Vector3 index = grid.indexOf(centre(mask, offset));
              if (!grid.size().contains(round(index.x()), round(index.y()), round(index.z()))) {
                throw outside(name);
              }
            });
  }

  static Vector3 centre(Mask mask, int offset) {
    GridSize size = mask.geometry().size();
    int row = offset / size.columns() % size.rows();
    int slice = offset / size.columns() / size.rows();
    return mask.geometry().positionOf(offset % size.columns(), row, slice);
  }

  /** Voxels of the grid that can lie in the mask: the box of its corners, cut to the grid. */
  private static GridBox reach(Mask mask, VolumeGeometry grid) {
    GridBox own = mask.boundingBox().orElseThrow();
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int corner = 0; corner < 8; corner++) {
      Vector3 index =
          grid.indexOf(
              mask.geometry()
                  .positionOf(
                      (corner & 1) == 0 ? own.firstColumn() - 0.5 : own.lastColumn() + 0.5,
                      (corner & 2) == 0 ? own.firstRow() - 0.5 : own.lastRow() + 0.5,
                      (corner & 4) == 0 ? own.firstSlice() - 0.5 : own.lastSlice() + 0.5));
      double[] at = {index.x(), index.y(), index.z()};
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis], at[axis]);
        high[axis] = Math.max(high[axis], at[axis]);
      }
    }
    GridSize size = grid.size();
    return new GridBox(
        first(low[0], size.columns()),
        last(high[0], size.columns()),
        first(low[1], size.rows()),
        last(high[1], size.rows()),
        first(low[2], size.slices()),
        last(high[2], size.slices()));
  }

  private static int first(double index, int count) {
    return Math.min(count - 1, Math.max(0, (int) Math.floor(index)));
  }

  private static int last(double index, int count) {
    return Math.max(0, Math.min(count - 1, (int) Math.ceil(index)));
  }

  private static RefusedException outside(String name) {
    return new RefusedException(
        Refusal.MASK_OUTSIDE_VOLUME, name + " reaches beyond the series it is needed on");
  }
}
