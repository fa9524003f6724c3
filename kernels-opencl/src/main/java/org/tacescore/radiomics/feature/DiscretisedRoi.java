package org.tacescore.radiomics.feature;

import java.util.Arrays;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;

/**
 * A region with its grey levels: which levels occur, how often, and where.
 *
 * <p>The grid holds ranks among the levels present; {@link #greyLevel} translates back.
 */
public final class DiscretisedRoi {
  private final Roi roi;
  private final int[] ranks;
  private final int[] greyLevels;
  private final int[] frequencies;

  private DiscretisedRoi(Roi roi, int[] ranks, int[] greyLevels, int[] frequencies) {
    this.roi = roi;
    this.ranks = ranks;
    this.greyLevels = greyLevels;
    this.frequencies = frequencies;
  }

  public static DiscretisedRoi of(Roi roi, Binning binning) {
    int[] levels = Discretisation.levels(roi.intensities(), binning);
    int[] present = Arrays.stream(levels).sorted().distinct().toArray();
    int[] ranks = new int[levels.length];
    int[] frequencies = new int[present.length];
    for (int k = 0; k < levels.length; k++) {
      ranks[k] = Arrays.binarySearch(present, levels[k]) + 1;
      frequencies[ranks[k] - 1]++;
    }
    return new DiscretisedRoi(roi, ranks, present, frequencies);
  }

  /** Number of levels that occur. */
  public int levelCount() {
    return greyLevels.length;
  }

  /** The grey level of a rank, 1 to {@link #levelCount()}. */
  public int greyLevel(int rank) {
    return greyLevels[rank - 1];
  }

  public int highestGreyLevel() {
    return greyLevels[greyLevels.length - 1];
  }

  /** Number of voxels of the region. */
  public int voxelCount() {
    return ranks.length;
  }

  /** Number of voxels of a rank. */
  public int frequency(int rank) {
    return frequencies[rank - 1];
  }

  /** The part of the region's voxels that have a rank. */
  public double probability(int rank) {
    return frequencies[rank - 1] / (double) ranks.length;
  }

  /** Size of the region's bounding box. */
  public GridSize box() {
    return roi.size();
  }

  /**
   * The ranks in the bounding box.
   *
   * @param margin width of the margin in voxels, at least 1
   * @throws RefusedException TOO_LARGE when the highest grey level is above {@link
   *     LevelGrid#MOST_LEVELS}
   */
  public LevelGrid grid(int margin) {
    if (highestGreyLevel() > LevelGrid.MOST_LEVELS) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "the region has %d grey levels and at most %d are counted; use a larger bin width"
              .formatted(highestGreyLevel(), LevelGrid.MOST_LEVELS));
    }
    GridSize box = roi.size();
    GridSize padded = LevelGrid.padded(box, margin);
    char[] grid = new char[padded.voxels()];
    int[] offsets = roi.offsets();
    for (int k = 0; k < offsets.length; k++) {
      int column = offsets[k] % box.columns();
      int row = offsets[k] / box.columns() % box.rows();
      int slice = offsets[k] / box.columns() / box.rows();
      grid[padded.offset(column + margin, row + margin, slice + margin)] = (char) ranks[k];
    }
    return LevelGrid.of(box, margin, grid, greyLevels);
  }
}
