package org.tacescore.kernels;

/**
 * Counts the co-occurrences of one direction.
 *
 * <p>A single table is in the cache while a direction is counted. It is a dense one while the
 * region has so many voxels that clearing and reading it takes no longer than counting.
 */
final class CooccurrenceCounter {
  /** A table of so many levels fits into the second level of a cache. */
  private static final int MOST_TABLE_LEVELS = 400;

  private static final int CELLS_ALWAYS = 1 << 16;
  private static final int CELLS_PER_VOXEL = 4;

  private final LevelGrid levels;
  private final char[] ranks;
  private final int toNeighbour;
  private final int rowsToNeighbour;
  private final boolean ordered;

  private CooccurrenceCounter(LevelGrid levels, Step step, boolean ordered) {
    this.levels = levels;
    this.ranks = levels.ranks();
    this.toNeighbour = step.offsetIn(levels.paddedSize());
    this.rowsToNeighbour = step.slices() * levels.paddedSize().rows() + step.rows();
    this.ordered = ordered;
  }

  static CountMatrix count(LevelGrid levels, Step step, boolean ordered) {
    CooccurrenceCounter counter = new CooccurrenceCounter(levels, step, ordered);
    return fitsTable(levels) ? counter.inTable() : counter.bySorting();
  }

  private static boolean fitsTable(LevelGrid levels) {
    long cells = (long) levels.levelCount() * levels.levelCount();
    return levels.levelCount() <= MOST_TABLE_LEVELS
        && cells <= CELLS_ALWAYS + (long) CELLS_PER_VOXEL * levels.voxelCount();
  }

  /** Row and column 0 of the table take pairs with a voxel outside, so that no pair is asked. */
  private CountMatrix inTable() {
    int stride = levels.levelCount() + 1;
    int[] table = new int[stride * stride];
    for (int row = 0; row < levels.rows(); row++) {
      if (ordered) {
        countOrdered(first(row), end(row), table, stride);
      } else {
        count(first(row), end(row), table, stride);
      }
    }
    for (int k = 0; k < stride; k++) {
      table[k] = 0;
      table[k * stride] = 0;
    }
    return CountMatrix.ofTable(table, stride, 1, 1);
  }

  private void countOrdered(int from, int end, int[] table, int stride) {
    for (int voxel = from; voxel < end; voxel++) {
      table[ranks[voxel] * stride + ranks[voxel + toNeighbour]]++;
    }
  }

  private void count(int from, int end, int[] table, int stride) {
    for (int voxel = from; voxel < end; voxel++) {
      int i = ranks[voxel];
      int j = ranks[voxel + toNeighbour];
      table[Math.min(i, j) * stride + Math.max(i, j)]++;
    }
  }

  private CountMatrix bySorting() {
    PairSort pairs = new PairSort(levels.levelCount());
    for (int row = 0; row < levels.rows(); row++) {
      int end = end(row);
      for (int voxel = first(row); voxel < end; voxel++) {
        int i = ranks[voxel];
        int j = ranks[voxel + toNeighbour];
        if (i != 0 && j != 0) {
          pairs.announce(ordered ? i : Math.min(i, j));
        }
      }
    }
    pairs.begin();
    for (int row = 0; row < levels.rows(); row++) {
      int end = end(row);
      for (int voxel = first(row); voxel < end; voxel++) {
        int i = ranks[voxel];
        int j = ranks[voxel + toNeighbour];
        if (i != 0 && j != 0) {
          pairs.add(ordered ? i : Math.min(i, j), ordered ? j : Math.max(i, j));
        }
      }
    }
    return pairs.counts();
  }

  /** The first voxel of a row that may have its neighbour in the region. */
  private int first(int row) {
    int first = levels.firstInRow(row);
    return isEmpty(row)
        ? first
        : Math.max(first, levels.firstInRow(row + rowsToNeighbour) - toNeighbour);
  }

  /** After the last voxel of a row that may have its neighbour in the region. */
  private int end(int row) {
    return isEmpty(row)
        ? levels.firstInRow(row)
        : Math.min(levels.endInRow(row), levels.endInRow(row + rowsToNeighbour) - toNeighbour);
  }

  private boolean isEmpty(int row) {
    return levels.firstInRow(row) >= levels.endInRow(row);
  }
}
