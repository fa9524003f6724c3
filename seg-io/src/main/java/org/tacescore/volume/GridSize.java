package org.tacescore.volume;

/**
 * The number of voxels along each index; all positive.
 *
 * @param columns voxels along the column index, which runs fastest
 * @param rows voxels along the row index
 * @param slices voxels along the slice index, which runs slowest
 */
public record GridSize(int columns, int rows, int slices) {

  public GridSize {
    if (columns <= 0 || rows <= 0 || slices <= 0) {
      throw new InvalidGeometryException(
          "grid size must be positive, got %d x %d x %d".formatted(columns, rows, slices));
    }
    if ((long) columns * rows * slices > Integer.MAX_VALUE - 8) {
      throw new InvalidGeometryException(
          "a grid of %d x %d x %d voxels is too large".formatted(columns, rows, slices));
    }
  }

  public int voxels() {
    return columns * rows * slices;
  }

  public boolean contains(int column, int row, int slice) {
    return column >= 0
        && column < columns
        && row >= 0
        && row < rows
        && slice >= 0
        && slice < slices;
  }

  /** Offset of a voxel in an array that runs column fastest; not range-checked. */
  public int offset(int column, int row, int slice) {
    return (slice * rows + row) * columns + column;
  }
}
