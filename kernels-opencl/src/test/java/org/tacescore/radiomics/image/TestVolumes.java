package org.tacescore.radiomics.image;

import java.util.Random;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;

/** Volumes to be filtered. */
final class TestVolumes {
  private TestVolumes() {}

  /** Whole numbers from -300 to 299. */
  static Volume random(long seed, ValueType type, int columns, int rows, int slices) {
    Random random = new Random(seed);
    return Volume.of(
        Grids.geometry(columns, rows, slices, 0.8, 1.1, 2.5),
        type,
        offset -> random.nextInt(600) - (type.lowest() < 0 ? 300 : 0));
  }

  /** Numbers with a fraction from -300 to 300. */
  static Volume fractions(long seed, ValueType type, int columns, int rows, int slices) {
    Random random = new Random(seed);
    return Volume.of(
        Grids.geometry(columns, rows, slices, 0.8, 1.1, 2.5),
        type,
        offset -> (float) (600 * random.nextDouble() - 300));
  }

  static GridBox whole(Volume image) {
    GridSize size = image.geometry().size();
    return new GridBox(0, size.columns() - 1, 0, size.rows() - 1, 0, size.slices() - 1);
  }
}
