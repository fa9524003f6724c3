package org.tacescore.kernels;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.volume.GridSize;

/**
 * Counts the runs of all directions.
 *
 * <p>Only runs of two voxels and more are looked for: a voxel whose next but not the one before has
 * its level begins one, and from there it is walked. The runs of one voxel are what is left of each
 * level's voxels.
 */
final class RunCounter {
  private final LevelGrid levels;
  private final int[] offsets;

  /** Bit k of a voxel says that its next in direction k has its level. */
  private final int[] equal;

  private final Tally[] lengths;

  /** Voxels of each rank that are in no run of two and more, by direction. */
  private final int[][] singles;

  private RunCounter(LevelGrid levels, List<Step> steps) {
    this.levels = levels;
    this.offsets = steps.stream().mapToInt(s -> s.offsetIn(levels.paddedSize())).toArray();
    this.equal = EqualNeighbours.of(levels, steps);
    this.lengths =
        steps.stream()
            .map(step -> Tally.of(levels.levelCount(), longest(step, levels.paddedSize())))
            .toArray(Tally[]::new);
    this.singles = new int[offsets.length][levels.levelCount() + 1];
    for (int[] ofDirection : singles) {
      for (int rank = 1; rank < ofDirection.length; rank++) {
        ofDirection[rank] = levels.frequency(rank);
      }
    }
  }

  /** Most voxels on a line. */
  private static int longest(Step step, GridSize size) {
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

  static List<RunCounts> count(LevelGrid levels, List<Step> steps) {
    List<RunCounts> counts = new ArrayList<>();
    for (int from = 0; from < steps.size(); from += EqualNeighbours.MOST_STEPS) {
      int end = Math.min(from + EqualNeighbours.MOST_STEPS, steps.size());
      List<Step> some = steps.subList(from, end);
      List<CountMatrix> lengths = new RunCounter(levels, some).count();
      for (int k = 0; k < lengths.size(); k++) {
        boolean hasLine = RegionLines.exist(levels, some.get(k));
        counts.add(new RunCounts(lengths.get(k), hasLine));
      }
    }
    return List.copyOf(counts);
  }

  private List<CountMatrix> count() {
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        for (int bits = equal[voxel]; bits != 0; bits &= bits - 1) {
          countFrom(voxel, Integer.numberOfTrailingZeros(bits));
        }
      }
    }
    List<CountMatrix> counts = new ArrayList<>();
    for (int direction = 0; direction < offsets.length; direction++) {
      for (int rank = 1; rank <= levels.levelCount(); rank++) {
        if (singles[direction][rank] != 0) {
          lengths[direction].add(rank, 1, singles[direction][rank]);
        }
      }
      counts.add(lengths[direction].counts());
    }
    return counts;
  }

  private void countFrom(int voxel, int direction) {
    int next = offsets[direction];
    if ((equal[voxel - next] >>> direction & 1) != 0) {
      return;
    }
    int length = 2;
    for (int at = voxel + next; (equal[at] >>> direction & 1) != 0; at += next) {
      length++;
    }
    int rank = levels.ranks()[voxel];
    lengths[direction].add(rank, length, 1);
    singles[direction][rank] -= length;
  }
}
