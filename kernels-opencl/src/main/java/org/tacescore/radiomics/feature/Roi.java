package org.tacescore.radiomics.feature;

import java.util.Arrays;
import java.util.BitSet;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;

/**
 * The voxels of a region in its bounding box: where they are and their intensities.
 *
 * <p>Intensities run column fastest, as do the offsets of the box.
 */
public final class Roi {
  private final GridSize size;
  private final Spacing spacing;
  private final BitSet inside;
  private final double[] intensities;

  private Roi(GridSize size, Spacing spacing, BitSet inside, double[] intensities) {
    this.size = size;
    this.spacing = spacing;
    this.inside = inside;
    this.intensities = intensities;
  }

  /** The part of the image inside the mask; both on the same grid, the mask not empty. */
  public static Roi of(Volume image, Mask mask) {
    GridBox box = mask.boundingBox().orElseThrow();
    GridSize size = box.size();
    GridSize grid = image.geometry().size();
    BitSet inside = new BitSet(size.voxels());
    double[] intensities = new double[mask.voxelCount()];
    int next = 0;
    for (int slice = 0; slice < size.slices(); slice++) {
      for (int row = 0; row < size.rows(); row++) {
        int from = grid.offset(box.firstColumn(), box.firstRow() + row, box.firstSlice() + slice);
        int to = size.offset(0, row, slice);
        for (int column = 0; column < size.columns(); column++) {
          if (mask.contains(from + column)) {
            inside.set(to + column);
            intensities[next++] = finite(image.at(from + column));
          }
        }
      }
    }
    return new Roi(size, mask.geometry().spacingMm(), inside, intensities);
  }

  private static double finite(double intensity) {
    if (!Double.isFinite(intensity)) {
      throw new RefusedException(
          Refusal.INCOMPLETE_FEATURES,
          "a voxel of the region holds %s and intensities must be finite".formatted(intensity));
    }
    return intensity;
  }

  public GridSize size() {
    return size;
  }

  public Spacing spacing() {
    return spacing;
  }

  public int voxelCount() {
    return intensities.length;
  }

  /** Whether a voxel of the box belongs to the region; false outside the box. */
  public boolean contains(int column, int row, int slice) {
    return size.contains(column, row, slice) && inside.get(size.offset(column, row, slice));
  }

  /** Offsets of the region's voxels in the box, ascending. */
  public int[] offsets() {
    return inside.stream().toArray();
  }

  /** A copy of the intensities, in the order of {@link #offsets()}. */
  public double[] intensities() {
    return Arrays.copyOf(intensities, intensities.length);
  }
}
