package org.tacescore.kernels;

import org.tacescore.volume.GridSize;

/**
 * The discretised voxels of a region in its bounding box, with one voxel of margin on all sides.
 *
 * <p>Each voxel holds the rank of its grey level among the levels present, 1 to {@link
 * #levelCount()}; 0 is outside the region, as is the whole margin. Ranks rather than levels, so
 * that a matrix never has rows for levels that do not occur. Column fastest.
 */
public final class LevelGrid {
  private final GridSize size;
  private final char[] ranks;
  private final int levelCount;

  private LevelGrid(GridSize size, char[] ranks, int levelCount) {
    this.size = size;
    this.ranks = ranks;
    this.levelCount = levelCount;
  }

  /**
   * A grid over a bounding box.
   *
   * @param box size of the box, without margin
   * @param ranks rank of every voxel of the box, column fastest, 0 outside; 0 to 65 535
   * @param levelCount number of levels, at least 1
   */
  public static LevelGrid of(GridSize box, int[] ranks, int levelCount) {
    if (ranks.length != box.voxels()) {
      throw new IllegalArgumentException(
          "%d ranks do not fill a box of %s".formatted(ranks.length, box));
    }
    if (levelCount < 1 || levelCount > Character.MAX_VALUE) {
      throw new IllegalArgumentException("1 to 65535 levels are needed, got " + levelCount);
    }
    GridSize padded = new GridSize(box.columns() + 2, box.rows() + 2, box.slices() + 2);
    char[] copy = new char[padded.voxels()];
    int from = 0;
    for (int slice = 1; slice <= box.slices(); slice++) {
      for (int row = 1; row <= box.rows(); row++) {
        int to = padded.offset(1, row, slice);
        for (int column = 0; column < box.columns(); column++) {
          copy[to++] = checked(ranks[from++], levelCount);
        }
      }
    }
    return new LevelGrid(padded, copy, levelCount);
  }

  private static char checked(int rank, int levelCount) {
    if (rank < 0 || rank > levelCount) {
      throw new IllegalArgumentException("rank %d is not in 0..%d".formatted(rank, levelCount));
    }
    return (char) rank;
  }

  /** Size with the margin: the box and two more voxels along each axis. */
  public GridSize paddedSize() {
    return size;
  }

  /** Number of grey levels present. */
  public int levelCount() {
    return levelCount;
  }

  /** A copy of all ranks, margin included, column fastest. */
  public char[] toArray() {
    return ranks.clone();
  }

  /** The ranks themselves, for the kernels of this package; never written. */
  char[] ranks() {
    return ranks;
  }
}
