package org.tacescore.kernels;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tacescore.volume.GridSize;

/**
 * Counts what surrounds each voxel, a stretch of a slice at a time.
 *
 * <p>For one step after the other, all voxels of the stretch: loops over whole numbers without
 * branches, which the JVM turns into vector instructions. A stretch runs on over the ends of rows,
 * as rows are too short for such loops; what it counts for voxels outside the region is passed
 * over.
 */
final class NeighbourCounter {
  /** As long as what belongs to it fits into the first level of a cache. */
  private static final int STRETCH = 1024;

  private final LevelGrid levels;
  private final Step[] around;
  private final int alpha;

  /** Grey levels, 0 outside the region. */
  private final SlicePlanes planes;

  private final int[] here = new int[STRETCH];
  private final int[] there = new int[STRETCH];
  private final int[] neighbours = new int[STRETCH];
  private final int[] sums = new int[STRETCH];
  private final int[] dependents = new int[STRETCH];

  private final Tally dependence;
  private final Tally neighbourhoods;
  private final Tally differences;

  private NeighbourCounter(LevelGrid levels, List<Step> steps, int alpha) {
    this.levels = levels;
    this.around =
        steps.stream().flatMap(step -> Stream.of(step, step.opposite())).toArray(Step[]::new);
    this.alpha = Math.min(alpha, LevelGrid.MOST_LEVELS);
    int[] greyLevels = new int[levels.levelCount() + 1];
    System.arraycopy(levels.greyLevels(), 0, greyLevels, 1, levels.levelCount());
    this.planes = new SlicePlanes(levels, greyLevels);
    this.dependence = Tally.of(levels.levelCount(), 1 + around.length);
    this.neighbourhoods = Tally.of(levels.levelCount(), 1 + around.length);
    this.differences = Tally.of(levels.levelCount(), 1 + around.length);
  }

  static NeighbourCounts count(LevelGrid levels, List<Step> steps, int alpha) {
    return new NeighbourCounter(levels, steps, alpha).count();
  }

  private NeighbourCounts count() {
    int margin = levels.margin();
    for (int slice = margin; slice < levels.paddedSize().slices() - margin; slice++) {
      planes.moveTo(slice);
      int end = planes.end(slice);
      for (int from = planes.first(slice); from < end; from += STRETCH) {
        count(slice, from, Math.min(STRETCH, end - from));
      }
    }
    return new NeighbourCounts(dependence.counts(), neighbourhoods.counts(), differences.counts());
  }

  private void count(int slice, int first, int length) {
    planes.copy(slice, first, here, length);
    Arrays.fill(neighbours, 0);
    Arrays.fill(sums, 0);
    Arrays.fill(dependents, 0);
    for (Step step : around) {
      planes.copy(slice, first, step, there, length);
      add(here, there, length, alpha + 1, neighbours, sums, dependents);
    }
    GridSize size = levels.paddedSize();
    tally(slice * size.columns() * size.rows() + first, length);
  }

  private static void add(
      int[] here, int[] there, int length, int most, int[] counts, int[] greys, int[] near) {
    for (int k = 0; k < length; k++) {
      int grey = there[k];
      // 1 where the other voxel is in the region: the sign bit of a number that is not positive.
      int inside = -grey >>> 31;
      counts[k] += inside;
      greys[k] += grey;
      near[k] += Math.abs(grey - here[k]) - most >>> 31 & inside;
    }
  }

  private void tally(int voxel, int length) {
    char[] ranks = levels.ranks();
    for (int k = 0; k < length; k++) {
      int rank = ranks[voxel + k];
      if (rank != 0) {
        int column = 1 + neighbours[k];
        dependence.add(rank, 1 + dependents[k], 1);
        neighbourhoods.add(rank, column, 1);
        long difference = (long) neighbours[k] * here[k] - sums[k];
        differences.add(rank, column, Math.abs(difference));
      }
    }
  }
}
