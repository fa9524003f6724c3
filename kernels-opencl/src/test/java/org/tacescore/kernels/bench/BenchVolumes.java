package org.tacescore.kernels.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.tacescore.kernels.FilterPair;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** What benchmarks count and filter. */
public final class BenchVolumes {
  private static final int SIDE = 72;
  private static final double CENTRE = (SIDE - 1) / 2.0;

  /** Around {@link #image()}'s middle, as a lesion in a series. */
  public static final GridBox BOX = new GridBox(44, 115, 44, 115, 14, 85);

  private BenchVolumes() {}

  /**
   * A ball of 195 000 voxels, whose neighbouring voxels differ by a twelfth of the levels at most,
   * as they do in an organ.
   */
  public static LevelGrid ball(int levels) {
    GridSize size = new GridSize(SIDE, SIDE, SIDE);
    SplittableRandom random = new SplittableRandom(levels);
    int[] ranks = new int[size.voxels()];
    for (int slice = 0; slice < SIDE; slice++) {
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          double fromCentre = Math.hypot(Math.hypot(column - CENTRE, row - CENTRE), slice - CENTRE);
          double smooth = 0.5 + 0.4 * Math.sin(column / 9.0) * Math.cos(row / 7.0 + slice / 11.0);
          double noisy = smooth + (random.nextDouble() - 0.5) / 12;
          int rank = (int) Math.min(levels, Math.max(1, 1 + noisy * levels));
          ranks[size.offset(column, row, slice)] = fromCentre <= SIDE / 2.0 ? rank : 0;
        }
      }
    }
    return LevelGrid.of(size, ranks, levels);
  }

  /** An image of 160 x 160 x 100 voxels of whole numbers. */
  public static Volume image() {
    GridSize size = new GridSize(160, 160, 100);
    VolumeGeometry geometry =
        new VolumeGeometry(
            size, new Spacing(0.8, 0.8, 1.5), Direction.AXIAL, new Vector3(0, 0, 0), "");
    float[] values = new float[size.voxels()];
    SplittableRandom random = new SplittableRandom(5);
    for (int voxel = 0; voxel < values.length; voxel++) {
      values[voxel] = random.nextInt(-1000, 1000);
    }
    return Volume.of(geometry, values);
  }

  /** All eight sub-bands by filters of six taps. */
  public static SubBandStep allSubBands() {
    double[] low = {-0.015, -0.07, 0.38, 0.85, 0.33, -0.07};
    double[] high = {0.07, 0.33, -0.85, 0.38, 0.07, -0.015};
    float[] lowFloats = {-0.015f, -0.07f, 0.38f, 0.85f, 0.33f, -0.07f};
    float[] highFloats = {0.07f, 0.33f, -0.85f, 0.38f, 0.07f, -0.015f};
    SubBandStep.Axis filtered = new SubBandStep.Axis(true, SubBandStep.Axis.NEVER);
    return new SubBandStep(
        FilterPair.of(low, high, lowFloats, highFloats),
        filtered,
        filtered,
        filtered,
        List.of(0, 1, 2, 3, 4, 5, 6, 7));
  }
}
