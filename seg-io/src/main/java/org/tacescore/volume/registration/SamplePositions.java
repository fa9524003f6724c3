package org.tacescore.volume.registration;

import java.util.SplittableRandom;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/**
 * Random positions of the fixed image, with the bin of its value there.
 *
 * <p>They lie anywhere between the voxel centres: positions on a grid would favour displacements by
 * whole voxels.
 */
final class SamplePositions {
  /** A region that fills less of its box than one in so many is no region. */
  private static final int MOST_TRIALS = 1000;

  final double[] x;
  final double[] y;
  final double[] z;
  final int[] bin;

  private SamplePositions(int count) {
    this.x = new double[count];
    this.y = new double[count];
    this.z = new double[count];
    this.bin = new int[count];
  }

  /**
   * Positions inside a region.
   *
   * @param region on any grid that covers the image
   */
  static SamplePositions draw(
      LevelImage image, Mask region, IntensityWindow window, int count, long seed) {
    SamplePositions drawn = new SamplePositions(count);
    SplittableRandom random = new SplittableRandom(seed);
    VolumeGeometry grid = region.geometry();
    GridSize size = grid.size();
    double[] value = new double[4];
    int found = 0;
    for (long trial = 0; found < count; trial++) {
      if (trial > (long) MOST_TRIALS * count) {
        throw new RefusedException(
            Refusal.REGISTRATION_FAILED,
            "the region to compare has %d voxels of %s"
                .formatted(region.voxelCount(), region.geometry().size()));
      }
      double column = random.nextDouble() * (size.columns() - 1);
      double row = random.nextDouble() * (size.rows() - 1);
      double slice = random.nextDouble() * (size.slices() - 1);
      if (region.contains((int) (column + 0.5), (int) (row + 0.5), (int) (slice + 0.5))) {
        Vector3 at = grid.positionOf(column, row, slice);
        if (image.sample(at.x(), at.y(), at.z(), value)) {
          drawn.put(found++, at, JointHistogram.fixedBin(value[0], window));
        }
      }
    }
    return drawn;
  }

  private void put(int i, Vector3 at, int fixedBin) {
    x[i] = at.x();
    y[i] = at.y();
    z[i] = at.z();
    bin[i] = fixedBin;
  }

  /** The same positions with another one's bin each: what chance alone gives. */
  SamplePositions shuffled() {
    int count = x.length;
    SamplePositions other = new SamplePositions(count);
    for (int i = 0; i < count; i++) {
      other.put(i, new Vector3(x[i], y[i], z[i]), bin[(i + count / 2) % count]);
    }
    return other;
  }

  int count() {
    return x.length;
  }
}
