package org.tacescore.radiomics.ibsi;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.tacescore.radiomics.feature.Roi;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/**
 * Image and region as features see them: interpolated, rounded, re-segmented (IBSI reference
 * manual, chapter 2).
 *
 * <p>The morphological mask says where the region is, the intensity mask which of its intensities
 * count.
 */
final class PreparedRegion {
  private final Volume image;
  private final Mask interpolated;
  private final Mask morphological;
  private final Mask intensity;

  private PreparedRegion(Volume image, Mask interpolated, Mask morphological, Mask intensity) {
    this.image = image;
    this.interpolated = interpolated;
    this.morphological = morphological;
    this.intensity = intensity;
  }

  /** Image and mask must be on one grid. */
  static PreparedRegion of(Volume image, Mask mask, IbsiSettings settings) {
    requireVoxels(mask, "the mask");
    GridInterpolation grid = new GridInterpolation(image.geometry(), settings.interpolation());
    Volume interpolated = grid.image(image);
    Mask region = grid.mask(mask);
    requireVoxels(region, "the interpolated mask");
    Mask intensity = resegmented(interpolated, region, settings.resegmentation());
    requireVoxels(intensity, "the re-segmented mask");
    Mask morphological = settings.resegmentation().shape() ? intensity : region;
    return new PreparedRegion(interpolated, region, morphological, intensity);
  }

  private static void requireVoxels(Mask mask, String which) {
    if (mask.isEmpty()) {
      throw new RefusedException(Refusal.EMPTY_SEGMENT, which + " has no voxel");
    }
  }

  private static Mask resegmented(Volume image, Mask region, Resegmentation settings) {
    double low = settings.lower();
    double high = settings.upper();
    if (settings.outlierSigmas() != Double.POSITIVE_INFINITY) {
      double[] values = Roi.of(image, region).intensities();
      double mean = Arrays.stream(values).sum() / values.length;
      double variance =
          Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length;
      double reach = settings.outlierSigmas() * Math.sqrt(variance);
      low = Math.max(low, mean - reach);
      high = Math.min(high, mean + reach);
    }
    double lowest = low;
    double highest = high;
    IntPredicate stays =
        offset ->
            region.contains(offset) && image.at(offset) >= lowest && image.at(offset) <= highest;
    return Mask.where(region.geometry(), stays);
  }

  /** The image on the grid of the masks. */
  Volume image() {
    return image;
  }

  /** The mask before re-segmentation. */
  Mask interpolated() {
    return interpolated;
  }

  /** Where the region is. */
  Mask morphological() {
    return morphological;
  }

  /** Which intensities count. */
  Mask intensity() {
    return intensity;
  }
}
