package org.tacescore.testpacs.bench;

import java.util.SplittableRandom;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * A seeded case of a stated size: an ellipsoid with waves and noise in it.
 *
 * @param name of the case
 * @param image whole numbers
 * @param mask the region
 */
record BenchCase(String name, Volume image, Mask mask) {
  private static final long SEED = 20_261_127;

  /** 160 x 160 x 100 voxels, 200 000 of them in the region, about 60 grey levels at bin width 5. */
  static BenchCase lesion() {
    return of("lesion", new GridSize(160, 160, 100), new Spacing(0.8, 0.8, 1), 36.28, 60, 90, 12);
  }

  /**
   * 204 x 201 x 60 voxels, 125 000 of them in the region, as many grey levels as a chest CT has:
   * about 310 at bin width 5, and 880 in the wavelet's LLL sub-band.
   */
  static BenchCase manyLevels() {
    return of("many-levels", new GridSize(204, 201, 60), new Spacing(1, 1, 3), 31, -400, 600, 100);
  }

  /** A cube of so many voxels along each axis with a ball of half its volume. */
  static BenchCase ball(int side) {
    return of(
        "ball-" + side,
        new GridSize(side, side, side),
        new Spacing(1, 1, 1),
        side * Math.cbrt(3 / (8 * Math.PI)),
        60,
        90,
        12);
  }

  private static BenchCase of(
      String name,
      GridSize size,
      Spacing spacing,
      double radius,
      double level,
      double waves,
      double noise) {
    VolumeGeometry geometry =
        new VolumeGeometry(size, spacing, Direction.AXIAL, new Vector3(0, 0, 0), "");
    SplittableRandom random = new SplittableRandom(SEED);
    Volume image =
        Volume.of(
            geometry,
            ValueType.INT16,
            voxel -> {
              int column = voxel % size.columns();
              int row = voxel / size.columns() % size.rows();
              int slice = voxel / size.columns() / size.rows();
              double wave =
                  Math.sin(column / 7.0) * Math.cos(row / 9.0)
                      + Math.sin((row + slice) / 5.0) * Math.cos(slice / 6.0);
              return Math.rint(level + waves * wave + noise * gaussian(random));
            });
    return new BenchCase(name, image, ellipsoid(geometry, radius));
  }

  /** A sum of four uniform numbers, of variance 1. */
  private static double gaussian(SplittableRandom random) {
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += random.nextDouble(-1, 1);
    }
    return sum * Math.sqrt(0.75);
  }

  private static Mask ellipsoid(VolumeGeometry geometry, double radius) {
    GridSize size = geometry.size();
    double slices = Math.min(radius, size.slices() / 2.0 - 1);
    double wide = Math.sqrt(radius * radius * radius / slices);
    return Mask.where(
        geometry,
        voxel -> {
          double x = (voxel % size.columns() - size.columns() / 2.0) / wide;
          double y = (voxel / size.columns() % size.rows() - size.rows() / 2.0) / wide;
          double z = (voxel / size.columns() / size.rows() - size.slices() / 2.0) / slices;
          return x * x + y * y + z * z <= 1;
        });
  }
}
