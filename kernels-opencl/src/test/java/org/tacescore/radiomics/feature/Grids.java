package org.tacescore.radiomics.feature;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Small volumes for tests. */
public final class Grids {
  private Grids() {}

  public static VolumeGeometry geometry(int columns, int rows, int slices, double... mm) {
    Spacing spacing = mm.length == 0 ? new Spacing(1, 1, 1) : new Spacing(mm[0], mm[1], mm[2]);
    return new VolumeGeometry(
        new GridSize(columns, rows, slices), spacing, Direction.AXIAL, new Vector3(0, 0, 0), "");
  }

  public static Mask all(VolumeGeometry geometry) {
    return Mask.where(geometry, offset -> true);
  }

  public static Roi roi(VolumeGeometry geometry, IntPredicate inside) {
    return roi(geometry, new double[geometry.size().voxels()], inside);
  }

  public static Roi roi(VolumeGeometry geometry, double[] values, IntPredicate inside) {
    return Roi.of(Volume.of(geometry, values), Mask.where(geometry, inside));
  }

  /** Voxels chosen by chance, each with this probability, and one in any case. */
  public static Roi random(long seed, VolumeGeometry geometry, double filled) {
    SplittableRandom random = new SplittableRandom(seed);
    BitSet inside = new BitSet();
    inside.set(random.nextInt(geometry.size().voxels()));
    for (int offset = 0; offset < geometry.size().voxels(); offset++) {
      if (random.nextDouble() < filled) {
        inside.set(offset);
      }
    }
    return roi(geometry, inside::get);
  }
}
