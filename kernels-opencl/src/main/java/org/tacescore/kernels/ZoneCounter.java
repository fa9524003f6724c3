package org.tacescore.kernels;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts the zones of equal level by joining each voxel to its neighbours that come before it.
 *
 * <p>Disjoint sets in one array over the grid: a voxel holds the offset of a voxel of its set that
 * comes before it; the first voxel of a set holds the negative of the set's size instead.
 *
 * <p>When the voxel before in the row has the same level, neighbours that both have are already
 * joined to it, and only the others are looked at.
 */
final class ZoneCounter {
  private final LevelGrid levels;
  private final char[] ranks;
  private final int[] sets;
  private final int[] back;
  private final int[] backBesideRow;
  private final boolean alongRow;

  private ZoneCounter(LevelGrid levels, List<Step> steps) {
    this.levels = levels;
    this.ranks = levels.ranks();
    this.sets = new int[ranks.length];
    Set<Step> both = new HashSet<>(steps);
    steps.forEach(step -> both.add(step.opposite()));
    Step before = new Step(-1, 0, 0);
    this.alongRow = both.contains(before);
    List<Step> all = both.stream().filter(s -> s.offsetIn(levels.paddedSize()) < 0).toList();
    List<Step> notShared = new ArrayList<>();
    for (Step step : all) {
      if (!step.equals(before)
          && !both.contains(new Step(step.columns() + 1, step.rows(), step.slices()))) {
        notShared.add(step);
      }
    }
    this.back = offsets(all);
    this.backBesideRow = offsets(notShared);
  }

  private int[] offsets(List<Step> steps) {
    return steps.stream().mapToInt(step -> step.offsetIn(levels.paddedSize())).sorted().toArray();
  }

  static CountMatrix count(LevelGrid levels, List<Step> steps) {
    return new ZoneCounter(levels, steps).count();
  }

  private CountMatrix count() {
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        if (ranks[voxel] != 0) {
          join(voxel);
        }
      }
    }
    Tally tally = Tally.sparse();
    for (int row = 0; row < levels.rows(); row++) {
      int end = levels.endInRow(row);
      for (int voxel = levels.firstInRow(row); voxel < end; voxel++) {
        if (sets[voxel] < 0) {
          tally.add(ranks[voxel], -sets[voxel], 1);
        }
      }
    }
    return tally.counts();
  }

  private void join(int voxel) {
    int rank = ranks[voxel];
    sets[voxel] = -1;
    int root = voxel;
    int[] steps = back;
    if (alongRow && ranks[voxel - 1] == rank) {
      root = union(root, voxel - 1);
      steps = backBesideRow;
    }
    for (int step : steps) {
      if (ranks[voxel + step] == rank) {
        root = union(root, voxel + step);
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
}
