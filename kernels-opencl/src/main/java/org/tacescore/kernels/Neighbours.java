package org.tacescore.kernels;

import java.util.List;
import org.tacescore.volume.GridSize;

/**
 * The 13 directions to a neighbour at Chebyshev distance 1, one of each opposite pair.
 *
 * <p>A direction counts pairs (voxel, voxel + step); its opposite would count the transpose.
 */
public final class Neighbours {

  /** A step between neighbours, in voxels. */
  public record Step(int columns, int rows, int slices) {

    /** The distance between the two voxels' offsets in an array over a grid, column fastest. */
    public int offsetIn(GridSize size) {
      return (slices * size.rows() + rows) * size.columns() + columns;
    }
  }

  /** All directions, in the order in which {@link GlcmCounts} numbers them. */
  public static final List<Step> STEPS =
      List.of(
          new Step(1, 0, 0),
          new Step(-1, 1, 0),
          new Step(0, 1, 0),
          new Step(1, 1, 0),
          new Step(-1, -1, 1),
          new Step(0, -1, 1),
          new Step(1, -1, 1),
          new Step(-1, 0, 1),
          new Step(0, 0, 1),
          new Step(1, 0, 1),
          new Step(-1, 1, 1),
          new Step(0, 1, 1),
          new Step(1, 1, 1));

  private Neighbours() {}
}
