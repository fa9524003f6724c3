package org.tacescore.radiomics.image;

import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.InvalidGeometryException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Resampler;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/**
 * Image and region on a grid of another spacing, cut to the region's box and a pad, as PyRadiomics
 * lays it.
 *
 * <p>The corner of the new grid's first voxel, were it not cut, is the corner of the mask's grid
 * (IBSI aligns the grids' centres instead). An axis along which the region has one voxel keeps its
 * spacing. Where nothing is left to change, image and region are only cut.
 */
final class Resampling {
  private Resampling() {}

  /**
   * @param pad voxels of the new grid to keep around the region, as far as the mask's grid goes
   * @throws RefusedException GEOMETRY_MISMATCH where the region reaches beyond the image, TOO_LARGE
   *     for a grid of too many voxels
   */
  static ImageAndRegion apply(Volume image, Mask mask, ResamplingSettings settings, int pad) {
    RegionCheck.requireInside(image.geometry(), mask);
    GridBox box = mask.boundingBox().orElseThrow();
    double[] old = axes(mask.geometry().spacingMm());
    double[] spacing = spacing(settings.spacingMm(), old, box.size());
    if (isClose(axes(image.geometry().spacingMm()), spacing)) {
      Mask region = Resampler.resample(mask, image.geometry());
      if (region.isEmpty()) {
        throw empty();
      }
      return new ImageAndRegion(image, region).crop(pad);
    }
    VolumeGeometry target = target(mask.geometry(), box, old, spacing, pad);
    Mask region = Resampler.resample(mask, target);
    if (region.isEmpty()) {
      throw empty();
    }
    return new ImageAndRegion(
        Resampler.resample(image, target, settings.interpolation(), 0), region);
  }

  private static RefusedException empty() {
    return new RefusedException(
        Refusal.EMPTY_SEGMENT, "the region has no voxel left after resampling");
  }

  private static double[] spacing(List<Double> wanted, double[] old, GridSize region) {
    int[] extent = {region.columns(), region.rows(), region.slices()};
    double[] spacing = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      boolean keep = wanted.get(axis) == 0 || extent[axis] == 1;
      spacing[axis] = keep ? old[axis] : wanted.get(axis);
    }
    return spacing;
  }

  /** The tolerance of {@code numpy.allclose}. */
  private static boolean isClose(double[] a, double[] b) {
    for (int axis = 0; axis < 3; axis++) {
      if (!(Math.abs(a[axis] - b[axis]) <= 1e-8 + 1e-5 * Math.abs(b[axis]))) {
        return false;
      }
    }
    return true;
  }

  private static VolumeGeometry target(
      VolumeGeometry grid, GridBox box, double[] old, double[] spacing, int pad) {
    int[] first = {box.firstColumn(), box.firstRow(), box.firstSlice()};
    int[] extent = {box.size().columns(), box.size().rows(), box.size().slices()};
    int[] whole = {grid.size().columns(), grid.size().rows(), grid.size().slices()};
    double[] size = new double[3];
    double[] origin = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double ratio = old[axis] / spacing[axis];
      double low = Math.floor((first[axis] - 0.5) * ratio - pad);
      double high = Math.ceil((first[axis] + extent[axis] - 0.5) * ratio + pad);
      low = Math.max(0, low);
      high = Math.min(Math.ceil(whole[axis] * ratio) - 1, high);
      size[axis] = high - low + 1;
      origin[axis] = 0.5 * (spacing[axis] - old[axis]) / old[axis] + low / ratio;
    }
    return new VolumeGeometry(
        size(size),
        new Spacing(spacing[0], spacing[1], spacing[2]),
        grid.direction(),
        grid.pointAt(origin[0], origin[1], origin[2]),
        grid.frameOfReferenceUid());
  }

  private static GridSize size(double[] size) {
    try {
      return new GridSize((int) size[0], (int) size[1], (int) size[2]);
    } catch (InvalidGeometryException e) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "resampling would make %.0f x %.0f x %.0f voxels".formatted(size[0], size[1], size[2]),
          e);
    }
  }

  private static double[] axes(Spacing spacing) {
    return new double[] {spacing.columnMm(), spacing.rowMm(), spacing.sliceMm()};
  }
}
