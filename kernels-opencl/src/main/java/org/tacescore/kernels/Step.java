package org.tacescore.kernels;

import org.tacescore.volume.GridSize;

/**
 * A step between neighbours, in voxels; at least one component is not 0.
 *
 * @param columns along the column index
 * @param rows along the row index
 * @param slices along the slice index
 */
public record Step(int columns, int rows, int slices) {

  public Step {
    if (columns == 0 && rows == 0 && slices == 0) {
      throw new IllegalArgumentException("a step must lead to another voxel");
    }
  }

  /** The distance between the two voxels' offsets in an array over a grid, column fastest. */
  public int offsetIn(GridSize size) {
    return (slices * size.rows() + rows) * size.columns() + columns;
  }

  /** The largest of the step's lengths along the axes (Chebyshev or infinity norm). */
  public int distance() {
    return Math.max(Math.abs(columns), Math.max(Math.abs(rows), Math.abs(slices)));
  }

  public Step opposite() {
    return new Step(-columns, -rows, -slices);
  }
}
