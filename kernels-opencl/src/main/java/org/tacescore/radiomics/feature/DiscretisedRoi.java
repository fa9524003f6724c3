package org.tacescore.radiomics.feature;

import java.util.Arrays;
import org.tacescore.kernels.LevelGrid;

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

  /** The part of the region's voxels that have a rank. */
  public double probability(int rank) {
    return frequencies[rank - 1] / (double) ranks.length;
  }

  /** The ranks in the bounding box; for at most 65 535 levels. */
  public LevelGrid grid() {
    int[] box = new int[roi.size().voxels()];
    int[] offsets = roi.offsets();
    for (int k = 0; k < offsets.length; k++) {
      box[offsets[k]] = ranks[k];
    }
    return LevelGrid.of(roi.size(), box, levelCount());
  }
}
