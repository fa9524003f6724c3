package org.tacescore.kernels;

import java.util.BitSet;
import org.tacescore.volume.GridSize;

/**
 * Counts the runs of one direction, each from its first voxel on.
 *
 * <p>A voxel begins a run when the one before it has another level or is outside the region.
 */
final class RunCounter {
  private static final int MOST_CELLS = 1 << 20;

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
    RunCounter counter = new RunCounter(levels, step);
    int longest = counter.longest();
    boolean dense = (long) levels.levelCount() * longest <= MOST_CELLS;
    CountMatrix lengths = dense ? counter.inTable(longest) : counter.inTally();
    return new RunCounts(lengths, counter.hasNeighbours() || counter.hasLineWithGaps());
  }

  private CountMatrix inTable(int longest) {
    int[] table = new int[(levels.levelCount() + 1) * longest];
    for (int row = 0; row < levels.rows(); row++) {
      countRow(levels.firstInRow(row), levels.endInRow(row), table, longest);
    }
    return CountMatrix.ofTable(table, longest, 1, 0);
  }

  private void countRow(int from, int end, int[] table, int longest) {
    char[] grid = ranks;
    int next = toNext;
    for (int voxel = from; voxel < end; voxel++) {
      int rank = grid[voxel];
      if (rank != 0 && rank != grid[voxel - next]) {
        int last = voxel;
        int length = 0;
        while (grid[last + next] == rank) {
          last += next;
          length++;
        }
        table[rank * longest + length]++;
      }
    }
  }

  private CountMatrix inTally() {
    Tally tally = Tally.sparse();
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        int rank = ranks[voxel];
        if (rank != 0 && rank != ranks[voxel - toNext]) {
          tally.add(rank, length(voxel, rank), 1);
        }
      }
    }
    return tally.counts();
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

  private boolean hasNeighbours() {
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        if (ranks[voxel] != 0 && ranks[voxel + toNext] != 0) {
          return true;
        }
      }
    }
    return false;
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
