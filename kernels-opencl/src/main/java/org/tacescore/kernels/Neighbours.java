package org.tacescore.kernels;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;

/**
 * The steps to a voxel's neighbours at given Chebyshev distances, one of each opposite pair.
 *
 * <p>Of each pair the step forward in the array is listed, in ascending order of slice, row and
 * column. As in PyRadiomics, steps that lead from everywhere in the region's box out of it are left
 * out: they have no pair to count.
 */
public final class Neighbours {
  /** More than the 4 912 of distance 12 in space, and few enough to be counted. */
  private static final int MOST_STEPS = 10_000;

  /** The 13 directions at distance 1 in space. */
  public static final List<Step> STEPS = inSpace(List.of(1), new GridSize(2, 2, 2));

  private Neighbours() {}

  /**
   * Steps in all directions.
   *
   * @param distances Chebyshev distances in voxels, each at least 1
   * @param box size of the region's box, without margin
   */
  public static List<Step> inSpace(List<Integer> distances, GridSize box) {
    return steps(distances, box.columns() - 1, box.rows() - 1, box.slices() - 1);
  }

  /**
   * Steps within planes.
   *
   * @param across the axis along which no step leads
   */
  public static List<Step> inPlanes(List<Integer> distances, Axis across, GridSize box) {
    return steps(
        distances,
        across == Axis.COLUMN ? 0 : box.columns() - 1,
        across == Axis.ROW ? 0 : box.rows() - 1,
        across == Axis.SLICE ? 0 : box.slices() - 1);
  }

  private static List<Step> steps(List<Integer> distances, int columns, int rows, int slices) {
    Set<Integer> asked = new TreeSet<>(distances);
    int farthest = Collections.max(distances);
    List<Step> steps = new ArrayList<>();
    int c = Math.min(farthest, columns);
    int r = Math.min(farthest, rows);
    int s = Math.min(farthest, slices);
    for (int slice = 0; slice <= s; slice++) {
      for (int row = slice == 0 ? 0 : -r; row <= r; row++) {
        for (int column = slice == 0 && row == 0 ? 1 : -c; column <= c; column++) {
          Step step = new Step(column, row, slice);
          if (asked.contains(step.distance())) {
            steps.add(step);
          }
        }
      }
      requireCountable(steps, distances);
    }
    return List.copyOf(steps);
  }

  private static void requireCountable(List<Step> steps, List<Integer> distances) {
    if (steps.size() > MOST_STEPS) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "distances %s give more than %d directions".formatted(distances, MOST_STEPS));
    }
  }
}
