package org.tacescore.kernels;

import java.util.BitSet;
import org.tacescore.volume.GridSize;

/**
 * Counts the runs of one direction, each from its first voxel on.
 *
 * <p>A voxel begins a run when the one before it has another level or is outside the region.
 */
final class RunCounter {
  private final LevelGrid levels;
  private final Step step;
  private final char[] ranks;
  private final int toNext;

  private RunCounter(LevelGrid levels, Step step) {
    this.levels = levels;
    this.step = step;
    this.ranks = levels.ranks();
    this.toNext = step.offsetIn(levels.paddedSize());
  }

  static RunCounts count(LevelGrid levels, Step step) {
    return new RunCounter(levels, step).count();
  }

  private RunCounts count() {
    Tally tally = Tally.of(levels.levelCount(), longest());
    boolean adjacent = false;
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        int rank = ranks[voxel];
        int before = ranks[voxel - toNext];
        if (rank != 0 && rank != before) {
          adjacent |= before != 0;
          int length = length(voxel, rank);
          adjacent |= length > 1;
          tally.add(rank, length, 1);
        }
      }
    }
    return new RunCounts(tally.counts(), adjacent || hasLineWithGaps());
  }

  private int length(int voxel, int rank) {
    int length = 1;
    for (int next = voxel + toNext; ranks[next] == rank; next += toNext) {
      length++;
    }
    return length;
  }

  /** Most voxels on a line, up to the margin. */
  private int longest() {
    GridSize size = levels.paddedSize();
    int longest = Integer.MAX_VALUE;
    int[] extents = {size.columns(), size.rows(), size.slices()};
    int[] steps = {step.columns(), step.rows(), step.slices()};
    for (int axis = 0; axis < 3; axis++) {
      if (steps[axis] != 0) {
        longest = Math.min(longest, extents[axis] / Math.abs(steps[axis]) + 1);
      }
    }
    return longest;
  }

  /** Whether two voxels that are not next to each other lie on one line. */
  private boolean hasLineWithGaps() {
    GridSize size = levels.paddedSize();
    BitSet lines = new BitSet(size.voxels());
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        if (ranks[voxel] != 0) {
          int start = startOfLine(voxel, size);
          if (lines.get(start)) {
            return true;
          }
          lines.set(start);
        }
      }
    }
    return false;
  }

  private int startOfLine(int voxel, GridSize size) {
    int steps =
        Math.min(
            stepsBack(voxel % size.columns(), size.columns(), step.columns()),
            Math.min(
                stepsBack(voxel / size.columns() % size.rows(), size.rows(), step.rows()),
                stepsBack(voxel / size.columns() / size.rows(), size.slices(), step.slices())));
    return voxel - steps * toNext;
  }

  private static int stepsBack(int index, int extent, int step) {
    if (step == 0) {
      return Integer.MAX_VALUE;
    }
    return step > 0 ? index / step : (extent - 1 - index) / -step;
  }
}
