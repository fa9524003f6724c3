package org.tacescore.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts the zones of equal level by joining each voxel to its equal neighbours that come after it.
 *
 * <p>Disjoint sets in one array over the grid: a voxel holds the offset of a voxel of its set that
 * comes before it; the first voxel of a set holds the negative of the set's size instead.
 *
 * <p>When the next voxel in the row is equal, neighbours that both have are joined to that one, and
 * only the others are looked at.
 */
final class ZoneCounter {
  private static final Step ALONG_ROW = new Step(1, 0, 0);

  private final LevelGrid levels;
  private final int[] sets;

  private ZoneCounter(LevelGrid levels) {
    this.levels = levels;
    this.sets = new int[levels.paddedSize().voxels()];
    Arrays.fill(sets, -1);
  }

  static CountMatrix count(LevelGrid levels, List<Step> steps) {
    ZoneCounter counter = new ZoneCounter(levels);
    List<Step> forward = new ArrayList<>();
    for (Step step : steps) {
      Step ahead = step.offsetIn(levels.paddedSize()) < 0 ? step.opposite() : step;
      if (!forward.contains(ahead)) {
        // The step along the row first: it has the lowest bit.
        forward.add(ahead.equals(ALONG_ROW) ? 0 : forward.size(), ahead);
      }
    }
    for (int from = 0; from < forward.size(); from += EqualNeighbours.MOST_STEPS) {
      int end = Math.min(from + EqualNeighbours.MOST_STEPS, forward.size());
      counter.join(forward.subList(from, end), notShared(forward, from, end));
    }
    return counter.sizes();
  }

  /** The bits of the steps that the next voxel in the row does not share; all without that step. */
  private static int notShared(List<Step> forward, int from, int end) {
    if (from > 0 || !forward.get(0).equals(ALONG_ROW)) {
      return -1;
    }
    Set<Step> both = new HashSet<>(forward);
    forward.forEach(step -> both.add(step.opposite()));
    int bits = 1;
    for (int k = 1; k < end; k++) {
      Step step = forward.get(k);
      boolean shared = both.contains(new Step(step.columns() - 1, step.rows(), step.slices()));
      bits |= shared ? 0 : 1 << k;
    }
    return bits;
  }

  private void join(List<Step> steps, int notShared) {
    int[] equal = EqualNeighbours.of(levels, steps);
    int[] offsets = steps.stream().mapToInt(s -> s.offsetIn(levels.paddedSize())).toArray();
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        int bits = (equal[voxel] & 1) != 0 ? equal[voxel] & notShared : equal[voxel];
        if (bits != 0) {
          int root = root(voxel);
          for (; bits != 0; bits &= bits - 1) {
            root = union(root, voxel + offsets[Integer.numberOfTrailingZeros(bits)]);
          }
        }
      }
    }
  }

  /** Joins the set of a root with that of a voxel; the root of both. */
  private int union(int root, int voxel) {
    int other = root(voxel);
    if (other == root) {
      return root;
    }
    int first = Math.min(root, other);
    int second = Math.max(root, other);
    sets[first] += sets[second];
    sets[second] = first;
    return first;
  }

  /** The first voxel of a set; halves the way to it for the next time. */
  private int root(int voxel) {
    int at = voxel;
    int parent = sets[at];
    while (parent >= 0) {
      int grandparent = sets[parent];
      if (grandparent < 0) {
        return parent;
      }
      sets[at] = grandparent;
      at = grandparent;
      parent = sets[at];
    }
    return at;
  }

  private CountMatrix sizes() {
    Tally tally = Tally.sparse();
    char[] ranks = levels.ranks();
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        if (ranks[voxel] != 0 && sets[voxel] < 0) {
          tally.add(ranks[voxel], -sets[voxel], 1);
        }
      }
    }
    return tally.counts();
  }
}
