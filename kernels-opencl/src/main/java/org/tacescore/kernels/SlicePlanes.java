package org.tacescore.kernels;

import org.tacescore.volume.GridSize;

/**
 * The slices around one slice of a level grid, a number for each voxel, for loops that the JVM
 * turns into vector instructions: it does so of {@code int} arrays that are read at the same index.
 */
final class SlicePlanes {
  private final LevelGrid levels;
  private final GridSize size;
  private final int[] numberOfRank;

  /** Slice s in place s modulo their number. */
  private final int[][] planes;

  private int loaded;

  /**
   * Planes of a grid.
   *
   * @param numberOfRank what to keep of a voxel by its rank, from 0
   */
  SlicePlanes(LevelGrid levels, int[] numberOfRank) {
    this.levels = levels;
    this.size = levels.paddedSize();
    this.numberOfRank = numberOfRank;
    this.planes = new int[2 * levels.margin() + 1][size.columns() * size.rows()];
  }

  /** Makes a slice of the box the one in the middle; slices are taken in ascending order. */
  void moveTo(int slice) {
    for (; loaded <= slice + levels.margin(); loaded++) {
      int[] plane = planes[loaded % planes.length];
      char[] ranks = levels.ranks();
      int from = loaded * plane.length;
      for (int k = 0; k < plane.length; k++) {
        plane[k] = numberOfRank[ranks[from + k]];
      }
    }
  }

  /** Copies the numbers of a stretch of the slice in the middle. */
  void copy(int slice, int first, int[] to, int length) {
    System.arraycopy(planes[slice % planes.length], first, to, 0, length);
  }

  /** Copies the numbers at the ends of a step from each voxel of a stretch. */
  void copy(int slice, int first, Step step, int[] to, int length) {
    int[] plane = planes[(slice + step.slices()) % planes.length];
    System.arraycopy(plane, first + step.rows() * size.columns() + step.columns(), to, 0, length);
  }

  /** Offset in a slice of the first voxel of the region in it; not below the end without any. */
  int first(int slice) {
    for (int line = slice * size.rows(); line < (slice + 1) * size.rows(); line++) {
      if (levels.endInRow(line) > 0) {
        return levels.firstInRow(line) - slice * size.rows() * size.columns();
      }
    }
    return 0;
  }

  /** Offset in a slice after the last voxel of the region in it; 0 without any. */
  int end(int slice) {
    for (int line = (slice + 1) * size.rows() - 1; line >= slice * size.rows(); line--) {
      if (levels.endInRow(line) > 0) {
        return levels.endInRow(line) - slice * size.rows() * size.columns();
      }
    }
    return 0;
  }
}
