package org.tacescore.kernels;

import java.util.Arrays;
import java.util.List;

/**
 * Which neighbours of each voxel have its level: a bit for each of up to 32 steps.
 *
 * <p>Found for a stretch of a slice at a time, one step after the other, by loops without branches
 * that the JVM turns into vector instructions. Most voxels of a noisy region have few such
 * neighbours, so what is done for each of them costs little more than this.
 */
final class EqualNeighbours {
  /** Most steps at a time. */
  static final int MOST_STEPS = Integer.SIZE;

  /** As long as what belongs to it fits into the first level of a cache. */
  private static final int STRETCH = 1024;

  private EqualNeighbours() {}

  /**
   * The bits of all voxels of a grid, margin included: bit k is set where the voxel is in the
   * region and the one at the end of step k has the same rank.
   */
  static int[] of(LevelGrid levels, List<Step> steps) {
    int[] ranks = new int[levels.levelCount() + 1];
    for (int rank = 0; rank < ranks.length; rank++) {
      ranks[rank] = rank;
    }
    SlicePlanes planes = new SlicePlanes(levels, ranks);
    int plane = levels.paddedSize().columns() * levels.paddedSize().rows();
    int[] bits = new int[levels.paddedSize().voxels()];
    int[] here = new int[STRETCH];
    int[] there = new int[STRETCH];
    int[] equal = new int[STRETCH];
    int margin = levels.margin();
    for (int slice = margin; slice < levels.paddedSize().slices() - margin; slice++) {
      planes.moveTo(slice);
      int end = planes.end(slice);
      for (int from = planes.first(slice); from < end; from += STRETCH) {
        int length = Math.min(STRETCH, end - from);
        planes.copy(slice, from, here, length);
        Arrays.fill(equal, 0);
        for (int k = 0; k < steps.size(); k++) {
          planes.copy(slice, from, steps.get(k), there, length);
          compare(here, there, length, k, equal);
        }
        System.arraycopy(equal, 0, bits, slice * plane + from, length);
      }
    }
    return bits;
  }

  private static void compare(int[] here, int[] there, int length, int bit, int[] equal) {
    for (int k = 0; k < length; k++) {
      // The sign bit of a number that is negative where both are equal and not 0.
      equal[k] |= ((here[k] ^ there[k]) - 1 & -here[k]) >>> 31 << bit;
    }
  }
}
