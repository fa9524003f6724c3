package org.tacescore.radiomics.feature;

import java.util.Arrays;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;

/**
 * A region with its grey levels: which levels occur, how often, and where.
 *
 * <p>Voxels are kept as ranks among the levels present; {@link #greyLevel} translates back. Where
 * the highest level is above {@link LevelGrid#MOST_LEVELS}, no texture is counted and only the
 * levels' frequencies are kept.
 */
public final class DiscretisedRoi {
  private static final char[] NO_RANKS = {};

  private final Roi roi;
  private final char[] ranks;
  private final int[] greyLevels;
  private final int[] frequencies;

  private DiscretisedRoi(Roi roi, char[] ranks, int[] greyLevels, int[] frequencies) {
    this.roi = roi;
    this.ranks = ranks;
    this.greyLevels = greyLevels;
    this.frequencies = frequencies;
  }

  public static DiscretisedRoi of(Roi roi, Binning binning) {
    double[] values = roi.values();
    double min = values[0];
    double max = values[0];
    for (double value : values) {
      min = value < min ? value : min;
      max = value > max ? value : max;
    }
    Discretisation bins = Discretisation.of(min, max, roi.isSingle(), binning);
    int highest = bins.level(max);
    return highest <= LevelGrid.MOST_LEVELS
        ? ranked(roi, values, bins, highest)
        : unranked(roi, values, bins);
  }

  private static DiscretisedRoi ranked(Roi roi, double[] values, Discretisation bins, int highest) {
    char[] levels = new char[values.length];
    int[] histogram = new int[highest + 1];
    for (int k = 0; k < levels.length; k++) {
      int level = bins.level(values[k]);
      levels[k] = (char) level;
      histogram[level]++;
    }
    char[] rankOf = new char[highest + 1];
    int[] greyLevels = new int[highest + 1];
    int[] frequencies = new int[highest + 1];
    int count = 0;
    for (int level = 0; level <= highest; level++) {
      if (histogram[level] != 0) {
        greyLevels[count] = level;
        frequencies[count] = histogram[level];
        count++;
        rankOf[level] = (char) count;
      }
    }
    for (int k = 0; k < levels.length; k++) {
      levels[k] = rankOf[levels[k]];
    }
    return new DiscretisedRoi(
        roi, levels, Arrays.copyOf(greyLevels, count), Arrays.copyOf(frequencies, count));
  }

  private static DiscretisedRoi unranked(Roi roi, double[] values, Discretisation bins) {
    int[] levels = new int[values.length];
    for (int k = 0; k < levels.length; k++) {
      levels[k] = bins.level(values[k]);
    }
    Arrays.parallelSort(levels);
    int[] greyLevels = new int[levels.length];
    int[] frequencies = new int[levels.length];
    int count = 0;
    for (int k = 0; k < levels.length; k++) {
      if (k == 0 || levels[k] != levels[k - 1]) {
        greyLevels[count++] = levels[k];
      }
      frequencies[count - 1]++;
    }
    return new DiscretisedRoi(
        roi, NO_RANKS, Arrays.copyOf(greyLevels, count), Arrays.copyOf(frequencies, count));
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
    return roi.voxelCount();
  }

  /** Number of voxels of a rank. */
  public int frequency(int rank) {
    return frequencies[rank - 1];
  }

  /** The part of the region's voxels that have a rank. */
  public double probability(int rank) {
    return frequencies[rank - 1] / (double) roi.voxelCount();
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
    roi.forEachRun(
        (offset, length, voxel) -> {
          int line = offset / box.columns();
          int column = offset - line * box.columns() + margin;
          int row = line % box.rows() + margin;
          int slice = line / box.rows() + margin;
          System.arraycopy(ranks, voxel, grid, padded.offset(column, row, slice), length);
        });
    return LevelGrid.of(box, margin, grid, greyLevels);
  }
}
