package org.tacescore.radiomics.feature;

import java.util.Arrays;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.ValueType;
import org.tacescore.volume.Volume;

/**
 * The voxels of a region in its bounding box: where they are and their intensities.
 *
 * <p>Voxels are numbered from 0, column fastest, as are the offsets of the box.
 */
public final class Roi {
  private final GridBox box;
  private final GridSize size;
  private final Spacing spacing;
  private final VoxelLines lines;
  private final double[] intensities;
  private final boolean single;

  private Roi(
      GridBox box, Spacing spacing, VoxelLines lines, double[] intensities, boolean single) {
    this.box = box;
    this.size = box.size();
    this.spacing = spacing;
    this.lines = lines;
    this.intensities = intensities;
    this.single = single;
  }

  /** Voxels of the region that follow each other on a line. */
  @FunctionalInterface
  public interface Run {
    /**
     * Called once a run, in ascending order.
     *
     * @param offset of the first voxel in the box ({@link GridSize#offset})
     * @param length number of voxels, at least 1
     * @param voxel number of the first voxel in the region
     */
    void visit(int offset, int length, int voxel);
  }

  /** The part of the image inside the mask; both on the same grid, the mask not empty. */
  public static Roi of(Volume image, Mask mask) {
    return of(mask).on(image);
  }

  /** The voxels of a mask, which is not empty; their intensities are 0. */
  public static Roi of(Mask mask) {
    GridBox box = mask.boundingBox().orElseThrow();
    GridSize grid = mask.geometry().size();
    int first = grid.offset(box.firstColumn(), box.firstRow(), box.firstSlice());
    VoxelLines lines =
        VoxelLines.of(
            box.size(),
            (column, row, slice) -> mask.contains(first + grid.offset(column, row, slice)));
    double[] none = new double[mask.voxelCount()];
    return new Roi(box, mask.geometry().spacingMm(), lines, none, false);
  }

  /** The same voxels of an image on the grid of the mask. */
  public Roi on(Volume image) {
    GridSize grid = image.geometry().size();
    int first = grid.offset(box.firstColumn(), box.firstRow(), box.firstSlice());
    double[] values = new double[voxelCount()];
    forEachRun(
        (offset, length, voxel) -> {
          int line = offset / size.columns();
          int from =
              first + grid.offset(offset % size.columns(), line % size.rows(), line / size.rows());
          image.read(from, length, values, voxel, 1);
        });
    for (double value : values) {
      requireFinite(value);
    }
    return new Roi(box, spacing, lines, values, image.type() == ValueType.FLOAT);
  }

  private static void requireFinite(double intensity) {
    if (!Double.isFinite(intensity)) {
      throw new RefusedException(
          Refusal.INCOMPLETE_FEATURES,
          "a voxel of the region holds %s and intensities must be finite".formatted(intensity));
    }
  }

  /** Size of the bounding box. */
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
    return size.contains(column, row, slice) && lines.contains(column + 1, row + 1, slice + 1);
  }

  /** Visits all voxels, a run at a time. */
  public void forEachRun(Run run) {
    int voxel = 0;
    for (int slice = 1; slice <= size.slices(); slice++) {
      for (int row = 1; row <= size.rows(); row++) {
        int end = 0;
        int begin = lines.nextInside(end, row, slice);
        while (begin >= 0) {
          end = lines.nextOutside(begin, row, slice);
          run.visit(size.offset(begin - 1, row - 1, slice - 1), end - begin, voxel);
          voxel += end - begin;
          begin = lines.nextInside(end, row, slice);
        }
      }
    }
  }

  /** Offsets of the region's voxels in the box, ascending: a new array. */
  public int[] offsets() {
    int[] offsets = new int[voxelCount()];
    forEachRun(
        (offset, length, voxel) -> {
          for (int k = 0; k < length; k++) {
            offsets[voxel + k] = offset + k;
          }
        });
    return offsets;
  }

  /** Intensity of a voxel by its number, below {@link #voxelCount()}. */
  public double intensity(int voxel) {
    return intensities[voxel];
  }

  /** A copy of the intensities, in the order of {@link #offsets()}. */
  public double[] intensities() {
    return Arrays.copyOf(intensities, intensities.length);
  }

  /** The intensities themselves, for the features of this package; never written. */
  double[] values() {
    return intensities;
  }

  /** Whether the image's values have single precision. */
  boolean isSingle() {
    return single;
  }

  VoxelLines lines() {
    return lines;
  }
}
