package org.tacescore.kernels;

import java.util.BitSet;
import org.tacescore.volume.GridSize;

/** Looks for a straight line in one direction that holds more than one voxel of a region. */
final class RegionLines {
  private RegionLines() {}

  static boolean exist(LevelGrid levels, Step step) {
    return hasNeighbours(levels, step) || hasLineWithGaps(levels, step);
  }

  private static boolean hasNeighbours(LevelGrid levels, Step step) {
    char[] ranks = levels.ranks();
    int toNext = step.offsetIn(levels.paddedSize());
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
  private static boolean hasLineWithGaps(LevelGrid levels, Step step) {
    char[] ranks = levels.ranks();
    BitSet lines = new BitSet(ranks.length);
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        if (ranks[voxel] != 0) {
          int start = startOfLine(voxel, step, levels.paddedSize());
          if (lines.get(start)) {
            return true;
          }
          lines.set(start);
        }
      }
    }
    return false;
  }

  private static int startOfLine(int voxel, Step step, GridSize size) {
    int steps =
        Math.min(
            stepsBack(voxel % size.columns(), size.columns(), step.columns()),
            Math.min(
                stepsBack(voxel / size.columns() % size.rows(), size.rows(), step.rows()),
                stepsBack(voxel / size.columns() / size.rows(), size.slices(), step.slices())));
    return voxel - steps * step.offsetIn(size);
  }

  private static int stepsBack(int index, int extent, int step) {
    if (step == 0) {
      return Integer.MAX_VALUE;
    }
    return step > 0 ? index / step : (extent - 1 - index) / -step;
  }
}
