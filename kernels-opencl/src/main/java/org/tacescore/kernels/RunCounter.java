package org.tacescore.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tacescore.volume.GridSize;

/**
 * Counts the runs of all directions.
 *
 * <p>Most runs are of one or two voxels. How many voxels are followed by one of their level is
 * counted without a branch, and where two are that follow each other is found for a stretch of
 * voxels at a time, by loops that the JVM turns into vector instructions. From there the runs of
 * three voxels and more are walked; those of two and of one are what is left of each level's
 * voxels.
 */
final class RunCounter {
  /** As long as what belongs to it fits into the first level of a cache. */
  private static final int STRETCH = 1024;

  private final LevelGrid levels;
  private final int[] offsets;

  /** Bit k of a voxel says that its next in direction k has its level. */
  private final int[] equal;

  private final int[] there = new int[STRETCH];
  private final int[] lead = new int[STRETCH];
  private final Tally[] lengths;

  /** Voxels whose next has their level, by rank and direction. */
  private final BitTally pairs;

  /** Runs of three voxels and more, by rank and direction. */
  private final int[] longer;

  /** Voxels in these runs. */
  private final int[] inLonger;

  private RunCounter(LevelGrid levels, List<Step> steps) {
    this.levels = levels;
    this.offsets = steps.stream().mapToInt(s -> s.offsetIn(levels.paddedSize())).toArray();
    this.equal = EqualNeighbours.of(levels, steps);
    this.lengths =
        steps.stream()
            .map(step -> Tally.of(levels.levelCount(), longest(step, levels.paddedSize())))
            .toArray(Tally[]::new);
    this.pairs = new BitTally(levels.levelCount() + 1);
    this.longer = new int[offsets.length * (levels.levelCount() + 1)];
    this.inLonger = new int[longer.length];
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
    int end = levels.endOfVoxels();
    for (int from = levels.firstVoxel(); from < end; from += STRETCH) {
      int length = Math.min(STRETCH, end - from);
      findLeads(from, length);
      countFrom(from, length);
    }
    List<CountMatrix> counts = new ArrayList<>();
    for (int direction = 0; direction < offsets.length; direction++) {
      counts.add(counts(direction));
    }
    return counts;
  }

  /** Finds the directions in which the next but one of each voxel of a stretch has its level. */
  private void findLeads(int from, int length) {
    Arrays.fill(lead, 0);
    for (int direction = 0; direction < offsets.length; direction++) {
      System.arraycopy(equal, from + offsets[direction], there, 0, length);
      set(lead, there, 1 << direction, length);
    }
  }

  private static void set(int[] bits, int[] where, int bit, int length) {
    for (int k = 0; k < length; k++) {
      bits[k] |= where[k] & bit;
    }
  }

  private void countFrom(int from, int length) {
    char[] ranks = levels.ranks();
    for (int k = 0; k < length; k++) {
      int bits = equal[from + k];
      if (bits != 0) {
        int rank = ranks[from + k];
        pairs.add(rank, bits);
        for (bits &= lead[k]; bits != 0; bits &= bits - 1) {
          countLonger(from + k, rank, Integer.numberOfTrailingZeros(bits));
        }
      }
    }
  }

  /** Counts a run of three voxels and more, unless it began before this voxel. */
  private void countLonger(int voxel, int rank, int direction) {
    int next = offsets[direction];
    if ((equal[voxel - next] >>> direction & 1) == 0) {
      int length = 3;
      for (int at = voxel + 2 * next; (equal[at] >>> direction & 1) != 0; at += next) {
        length++;
      }
      lengths[direction].add(rank, length, 1);
      longer[rank * offsets.length + direction]++;
      inLonger[rank * offsets.length + direction] += length;
    }
  }

  private CountMatrix counts(int direction) {
    for (int rank = 1; rank <= levels.levelCount(); rank++) {
      int cell = rank * offsets.length + direction;
      int ofTwo = pairs.count(rank, direction) - (inLonger[cell] - longer[cell]);
      add(direction, rank, 1, levels.frequency(rank) - 2 * ofTwo - inLonger[cell]);
      add(direction, rank, 2, ofTwo);
    }
    return lengths[direction].counts();
  }

  private void add(int direction, int rank, int length, int runs) {
    if (runs != 0) {
      lengths[direction].add(rank, length, runs);
    }
  }
}
