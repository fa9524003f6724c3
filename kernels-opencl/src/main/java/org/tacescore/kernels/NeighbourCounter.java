package org.tacescore.kernels;

import java.util.List;
import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;

/** Counts what surrounds each voxel, slice by slice. */
final class NeighbourCounter {
  private final LevelGrid levels;
  private final char[] ranks;
  private final int[] greyLevels;
  private final int[] around;
  private final int alpha;

  private NeighbourCounter(LevelGrid levels, List<Step> steps, int alpha) {
    GridSize size = levels.paddedSize();
    this.levels = levels;
    this.ranks = levels.ranks();
    this.greyLevels = new int[levels.levelCount() + 1];
    System.arraycopy(levels.greyLevels(), 0, greyLevels, 1, levels.levelCount());
    this.around =
        steps.stream()
            .flatMapToInt(s -> IntStream.of(s.offsetIn(size), s.opposite().offsetIn(size)))
            .sorted()
            .toArray();
    this.alpha = alpha;
  }

  static NeighbourCounts count(LevelGrid levels, List<Step> steps, int alpha) {
    return new NeighbourCounter(levels, steps, alpha).count();
  }

  private NeighbourCounts count() {
    Tallies sum = new Tallies();
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        if (ranks[voxel] != 0) {
          count(voxel, sum);
        }
      }
    }
    return new NeighbourCounts(
        sum.dependence.counts(), sum.neighbourhoods.counts(), sum.differences.counts());
  }

  private void count(int voxel, Tallies sum) {
    int rank = ranks[voxel];
    int grey = greyLevels[rank];
    int dependent = 0;
    int neighbours = 0;
    long greys = 0;
    for (int step : around) {
      int other = ranks[voxel + step];
      if (other != 0) {
        int otherGrey = greyLevels[other];
        neighbours++;
        greys += otherGrey;
        dependent += Math.abs(grey - otherGrey) <= alpha ? 1 : 0;
      }
    }
    sum.dependence.add(rank, 1 + dependent, 1);
    sum.neighbourhoods.add(rank, 1 + neighbours, 1);
    sum.differences.add(rank, 1 + neighbours, Math.abs((long) neighbours * grey - greys));
  }

  private final class Tallies {
    private final Tally dependence = Tally.of(levels.levelCount(), 1 + around.length);
    private final Tally neighbourhoods = Tally.of(levels.levelCount(), 1 + around.length);
    private final Tally differences = Tally.of(levels.levelCount(), 1 + around.length);
  }
}
