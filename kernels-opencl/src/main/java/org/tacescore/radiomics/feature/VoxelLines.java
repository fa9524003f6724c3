package org.tacescore.radiomics.feature;

import org.tacescore.volume.GridSize;

/**
 * Which voxels of a box belong to a region: one bit a voxel, each line of columns in words of its
 * own, with a margin of one empty voxel on every side.
 *
 * <p>Indices count from the margin: the box begins at 1. Bit {@code k} of word {@code w} of a line
 * is column {@code 64 w + k}. A voxel's neighbours along the line are a shift away and those across
 * it lie in the same bit of another line, so that surfaces are found 64 voxels at a time.
 */
final class VoxelLines {
  private final int rows;
  private final int slices;
  private final int words;
  private final long[] bits;

  private VoxelLines(GridSize box) {
    rows = box.rows() + 2;
    slices = box.slices() + 2;
    words = (box.columns() + 2 + Long.SIZE - 1) / Long.SIZE;
    bits = new long[Math.multiplyExact(Math.multiplyExact(rows, slices), words)];
  }

  /** Whether a voxel, counted from the box, belongs to the region. */
  interface Inside {
    boolean at(int column, int row, int slice);
  }

  static VoxelLines of(GridSize box, Inside inside) {
    VoxelLines lines = new VoxelLines(box);
    for (int slice = 0; slice < box.slices(); slice++) {
      for (int row = 0; row < box.rows(); row++) {
        for (int column = 0; column < box.columns(); column++) {
          if (inside.at(column, row, slice)) {
            lines.set(column + 1, row + 1, slice + 1);
          }
        }
      }
    }
    return lines;
  }

  private void set(int column, int row, int slice) {
    bits[(slice * rows + row) * words + (column >> 6)] |= 1L << column;
  }

  /** Rows with both margins. */
  int rows() {
    return rows;
  }

  /** Slices with both margins. */
  int slices() {
    return slices;
  }

  /** Words a line. */
  int words() {
    return words;
  }

  long word(int row, int slice, int word) {
    return bits[(slice * rows + row) * words + word];
  }

  /** The word of the neighbours in the next column: bit k is that of column k + 1. */
  long wordOfNext(int row, int slice, int word) {
    long carried = word + 1 < words ? word(row, slice, word + 1) << (Long.SIZE - 1) : 0;
    return word(row, slice, word) >>> 1 | carried;
  }

  boolean contains(int column, int row, int slice) {
    return (word(row, slice, column >> 6) >>> column & 1) != 0;
  }

  /** First column of the line that is in the region, from this one on; -1 if there is none. */
  int nextInside(int column, int row, int slice) {
    int word = column >> 6;
    if (word >= words) {
      return -1;
    }
    long left = word(row, slice, word) & -1L << column;
    while (left == 0 && ++word < words) {
      left = word(row, slice, word);
    }
    return left == 0 ? -1 : word * Long.SIZE + Long.numberOfTrailingZeros(left);
  }

  /** First column of the line that is outside, from this one on: the margin at the latest. */
  int nextOutside(int column, int row, int slice) {
    int word = column >> 6;
    long left = ~word(row, slice, word) & -1L << column;
    while (left == 0) {
      left = ~word(row, slice, ++word);
    }
    return word * Long.SIZE + Long.numberOfTrailingZeros(left);
  }

  /** The same region with columns and rows exchanged. */
  VoxelLines transposed(GridSize box) {
    VoxelLines exchanged = new VoxelLines(new GridSize(box.rows(), box.columns(), box.slices()));
    for (int slice = 0; slice < slices; slice++) {
      for (int row = 0; row < rows; row++) {
        for (int word = 0; word < words; word++) {
          for (long left = word(row, slice, word); left != 0; left &= left - 1) {
            int column = word * Long.SIZE + Long.numberOfTrailingZeros(left);
            exchanged.set(row, column, slice);
          }
        }
      }
    }
    return exchanged;
  }
}
