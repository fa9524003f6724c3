package org.tacescore.radiomics.image;

import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Resampler;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** What a region must be like to be measured: on the image's grid, and large enough. */
final class RegionCheck {
  /** How far, in voxels, a region's box may reach beyond the image's. */
  private static final double BORDER = 1e-3;

  private RegionCheck() {}

  /**
   * The region on the image's grid: as it is where the grids are one, else carried over if the
   * settings allow it.
   *
   * @throws RefusedException GEOMETRY_MISMATCH, EMPTY_SEGMENT, or ROI_TOO_SMALL
   */
  static Mask checked(VolumeGeometry image, Mask mask, RegionSettings settings) {
    requireVoxels(mask, settings);
    Mask region = onGrid(image, mask, settings);
    requireVoxels(region, settings);
    requireExtent(region, settings);
    return region;
  }

  /** Whether the mask is on another grid than the image. */
  static boolean isElsewhere(VolumeGeometry image, Mask mask, RegionSettings settings) {
    return GridAgreement.difference(image, mask.geometry(), settings.geometryTolerance())
        .isPresent();
  }

  /** Refuses a mask without a voxel. */
  static void requireVoxels(Mask mask, RegionSettings settings) {
    if (mask.isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT, "the mask has no voxel with label " + settings.label());
    }
  }

  private static Mask onGrid(VolumeGeometry image, Mask mask, RegionSettings settings) {
    Optional<String> difference =
        GridAgreement.difference(image, mask.geometry(), settings.geometryTolerance());
    if (difference.isEmpty()) {
      return mask.withGeometry(image);
    }
    if (!settings.correctMask()) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH, "image and mask differ in " + difference.get());
    }
    requireInside(image, mask);
    return Resampler.resample(mask, image);
  }

  /** Refuses a region whose box reaches beyond the image. */
  static void requireInside(VolumeGeometry image, Mask mask) {
    GridBox box = mask.boundingBox().orElseThrow();
    VolumeGeometry grid = mask.geometry();
    Vector3 first =
        image.indexOf(
            grid.positionOf(box.firstColumn() - 0.5, box.firstRow() - 0.5, box.firstSlice() - 0.5));
    Vector3 last =
        image.indexOf(
            grid.positionOf(box.lastColumn() + 0.5, box.lastRow() + 0.5, box.lastSlice() + 0.5));
    GridSize size = image.size();
    boolean inside =
        isInside(first.x(), last.x(), size.columns())
            && isInside(first.y(), last.y(), size.rows())
            && isInside(first.z(), last.z(), size.slices());
    if (!inside) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH,
          "the region reaches from voxel (%.2f, %.2f, %.2f) to (%.2f, %.2f, %.2f) of the image, which has %d x %d x %d"
              .formatted(
                  first.x(),
                  first.y(),
                  first.z(),
                  last.x(),
                  last.y(),
                  last.z(),
                  size.columns(),
                  size.rows(),
                  size.slices()));
    }
  }

  private static boolean isInside(double a, double b, int voxels) {
    return Math.min(a, b) >= -0.5 - BORDER && Math.max(a, b) <= voxels - 0.5 + BORDER;
  }

  private static void requireExtent(Mask region, RegionSettings settings) {
    GridSize size = region.boundingBox().orElseThrow().size();
    int dimensions =
        (size.columns() > 1 ? 1 : 0) + (size.rows() > 1 ? 1 : 0) + (size.slices() > 1 ? 1 : 0);
    if (dimensions == 0) {
      throw new RefusedException(
          Refusal.ROI_TOO_SMALL, "the region is a single voxel; nothing can be measured of it");
    }
    if (dimensions < settings.minimumDimensions()) {
      throw new RefusedException(
          Refusal.ROI_TOO_SMALL,
          "the region's %d voxels extend over %d x %d x %d, in %d dimensions; %d are needed"
              .formatted(
                  region.voxelCount(),
                  size.columns(),
                  size.rows(),
                  size.slices(),
                  dimensions,
                  settings.minimumDimensions()));
    }
    if (settings.minimumSize().isPresent()
        && region.voxelCount() <= settings.minimumSize().getAsInt()) {
      throw new RefusedException(
          Refusal.ROI_TOO_SMALL,
          "the region has %d voxels; more than %d are needed"
              .formatted(region.voxelCount(), settings.minimumSize().getAsInt()));
    }
  }
}
