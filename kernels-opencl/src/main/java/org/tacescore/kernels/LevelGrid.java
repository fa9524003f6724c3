package org.tacescore.kernels;

import org.tacescore.volume.GridSize;

/**
 * The discretised voxels of a region in its bounding box, with a margin on all sides.
 *
 * <p>Each voxel holds the rank of its grey level among the levels present, 1 to {@link
 * #levelCount()}; 0 is outside the region, as is the whole margin. Ranks rather than levels, so
 * that a matrix never has rows for levels that do not occur. Column fastest. The margin is as wide
 * as the longest step that is taken from a voxel, so that no step leads out of the array.
 */
public final class LevelGrid {
  /** Most levels that have a rank. */
  public static final int MOST_LEVELS = Character.MAX_VALUE;

  private final GridSize size;
  private final int margin;
  private final char[] ranks;
  private final int[] greyLevels;
  private final int[] firstInRow;
  private final int[] endInRow;
  private final int[] frequencies;
  private final int voxelCount;

  private LevelGrid(GridSize size, int margin, char[] ranks, int[] greyLevels) {
    this.size = size;
    this.margin = margin;
    this.ranks = ranks;
    this.greyLevels = greyLevels;
    this.firstInRow = new int[rows()];
    this.endInRow = new int[rows()];
    this.frequencies = new int[greyLevels.length + 1];
    int voxels = 0;
    for (int row = 0; row < rows(); row++) {
      voxels += measureRow(row);
    }
    this.voxelCount = voxels;
  }

  /** Finds the voxels of the region in a row and checks them; their number. */
  private int measureRow(int row) {
    int from = row * size.columns();
    int first = -1;
    int last = -1;
    int voxels = 0;
    for (int offset = from; offset < from + size.columns(); offset++) {
      if (ranks[offset] != 0) {
        requireRank(ranks[offset]);
        frequencies[ranks[offset]]++;
        first = first < 0 ? offset : first;
        last = offset;
        voxels++;
      }
    }
    if (voxels != 0 && (inMargin(row) || first < from + margin || last >= from + columnsEnd())) {
      throw new IllegalArgumentException("the margin must not hold voxels of the region");
    }
    firstInRow[row] = Math.max(0, first);
    endInRow[row] = last + 1;
    return voxels;
  }

  private boolean inMargin(int row) {
    int inSlice = row % size.rows();
    int slice = row / size.rows();
    return inSlice < margin
        || inSlice >= size.rows() - margin
        || slice < margin
        || slice >= size.slices() - margin;
  }

  private int columnsEnd() {
    return size.columns() - margin;
  }

  private void requireRank(int rank) {
    if (rank > greyLevels.length) {
      throw new IllegalArgumentException(
          "rank %d is not in 0..%d".formatted(rank, greyLevels.length));
    }
  }

  /**
   * A grid with its margin.
   *
   * @param box size of the box, without margin
   * @param margin width of the margin in voxels, at least 1
   * @param ranks rank of every voxel of {@link #padded}, column fastest, 0 outside the region; the
   *     caller gives the array away
   * @param greyLevels the grey level of each rank, ascending; 1 to {@link #MOST_LEVELS} of them
   */
  public static LevelGrid of(GridSize box, int margin, char[] ranks, int[] greyLevels) {
    GridSize size = padded(box, margin);
    if (ranks.length != size.voxels()) {
      throw new IllegalArgumentException(
          "%d ranks do not fill a box of %s with its margin".formatted(ranks.length, box));
    }
    if (greyLevels.length < 1 || greyLevels.length > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "1 to %d levels are needed, got %d".formatted(MOST_LEVELS, greyLevels.length));
    }
    return new LevelGrid(size, margin, ranks, greyLevels.clone());
  }

  /**
   * A grid with a margin of one voxel, whose grey levels are the ranks themselves.
   *
   * @param box size of the box, without margin
   * @param ranks rank of every voxel of the box, column fastest, 0 outside
   * @param levelCount number of levels
   */
  public static LevelGrid of(GridSize box, int[] ranks, int levelCount) {
    if (ranks.length != box.voxels()) {
      throw new IllegalArgumentException(
          "%d ranks do not fill a box of %s".formatted(ranks.length, box));
    }
    GridSize padded = padded(box, 1);
    char[] copy = new char[padded.voxels()];
    int from = 0;
    for (int slice = 1; slice <= box.slices(); slice++) {
      for (int row = 1; row <= box.rows(); row++) {
        int to = padded.offset(1, row, slice);
        for (int column = 0; column < box.columns(); column++) {
          copy[to++] = (char) Math.min(Character.MAX_VALUE, ranks[from++]);
        }
      }
    }
    int[] greyLevels = new int[Math.max(0, levelCount)];
    for (int rank = 1; rank <= levelCount; rank++) {
      greyLevels[rank - 1] = rank;
    }
    return of(box, 1, copy, greyLevels);
  }

  /** The size of a box with a margin on all sides. */
  public static GridSize padded(GridSize box, int margin) {
    if (margin < 1) {
      throw new IllegalArgumentException("the margin must be 1 or more, got " + margin);
    }
    return new GridSize(
        box.columns() + 2 * margin, box.rows() + 2 * margin, box.slices() + 2 * margin);
  }

  /** One slice of the box as a grid of its own, with the same ranks, levels and margin. */
  public LevelGrid slice(int index) {
    GridSize box = new GridSize(size.columns() - 2 * margin, size.rows() - 2 * margin, 1);
    GridSize padded = padded(box, margin);
    char[] slice = new char[padded.voxels()];
    int plane = size.columns() * size.rows();
    System.arraycopy(ranks, (index + margin) * plane, slice, margin * plane, plane);
    return new LevelGrid(padded, margin, slice, greyLevels);
  }

  /** Size with the margin. */
  public GridSize paddedSize() {
    return size;
  }

  /** Width of the margin, in voxels. */
  public int margin() {
    return margin;
  }

  /** Number of voxels of the region. */
  public int voxelCount() {
    return voxelCount;
  }

  /** Number of grey levels present. */
  public int levelCount() {
    return greyLevels.length;
  }

  /** The grey level of a rank, 1 to {@link #levelCount()}. */
  public int greyLevel(int rank) {
    return greyLevels[rank - 1];
  }

  /** Number of voxels of a rank, 1 to {@link #levelCount()}. */
  public int frequency(int rank) {
    return frequencies[rank];
  }

  /** A copy of the grey levels of all ranks, ascending. */
  public int[] greyLevels() {
    return greyLevels.clone();
  }

  /** A copy of all ranks, margin included, column fastest. */
  public char[] toArray() {
    return ranks.clone();
  }

  /** The ranks themselves, for the kernels of this package; never written. */
  char[] ranks() {
    return ranks;
  }

  /**
   * Number of rows of all slices, margin included; a row's number is {@code slice * rows + row}.
   */
  int rows() {
    return size.rows() * size.slices();
  }

  /** Offset of the first voxel of the region; 0 without any. */
  int firstVoxel() {
    int row = 0;
    while (row < rows() - 1 && endInRow[row] == 0) {
      row++;
    }
    return firstInRow[row];
  }

  /** Offset after the last voxel of the region; 0 without any. */
  int endOfVoxels() {
    int row = rows() - 1;
    while (row > 0 && endInRow[row] == 0) {
      row--;
    }
    return endInRow[row];
  }

  /** Offset of the first voxel of the region in a row. */
  int firstInRow(int row) {
    return firstInRow[row];
  }

  /** Offset after the last voxel of the region in a row; not above the first's without any. */
  int endInRow(int row) {
    return endInRow[row];
  }
}
