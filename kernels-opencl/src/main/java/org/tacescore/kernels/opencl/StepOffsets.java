package org.tacescore.kernels.opencl;

import java.util.List;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Step;

/** Steps as distances in the array of a level grid. */
final class StepOffsets {
  private StepOffsets() {}

  /**
   * The distances, in the order of the steps.
   *
   * @throws IllegalArgumentException when a step leads across the grid's margin
   */
  static int[] of(LevelGrid levels, List<Step> steps) {
    for (Step step : steps) {
      if (step.distance() > levels.margin()) {
        throw new IllegalArgumentException(
            "%s leads across a margin of %d voxels".formatted(step, levels.margin()));
      }
    }
    return steps.stream().mapToInt(step -> step.offsetIn(levels.paddedSize())).toArray();
  }
}
