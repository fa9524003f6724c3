package org.tacescore.radiomics.image;

import java.util.BitSet;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/** The voxels of a region whose intensity lies in a range. */
final class Resegmentation {
  private Resegmentation() {}

  static Mask apply(Volume image, Mask region, ResegmentationSettings settings) {
    double[] limits = limits(image, region, settings);
    double low = limits[0];
    double high = limits.length == 2 ? limits[1] : Double.POSITIVE_INFINITY;
    BitSet kept = new BitSet(region.geometry().size().voxels());
    region
        .offsets()
        .filter(offset -> image.at(offset) >= low && image.at(offset) <= high)
        .forEach(kept::set);
    Mask smaller = Mask.of(region.geometry(), kept);
    if (smaller.voxelCount() <= 1) {
      throw new RefusedException(
          Refusal.ROI_TOO_SMALL,
          "%d of the region's %d voxels have intensities of %s to %s; at least 2 are needed"
              .formatted(smaller.voxelCount(), region.voxelCount(), low, high));
    }
    return smaller;
  }

  private static double[] limits(Volume image, Mask region, ResegmentationSettings settings) {
    double[] limits = settings.range().stream().mapToDouble(Double::doubleValue).toArray();
    double origin = 0;
    double unit = 1;
    if (settings.mode() == ResegmentationSettings.Mode.RELATIVE) {
      unit = region.offsets().mapToDouble(image::at).max().orElseThrow();
    } else if (settings.mode() == ResegmentationSettings.Mode.SIGMA) {
      origin = mean(image, region);
      unit = deviation(image, region, origin);
    }
    for (int k = 0; k < limits.length; k++) {
      double limit = origin + unit * limits[k];
      // NumPy compares the array's values with the limit in the precision of the array.
      limits[k] = image.type().fitsFloat() ? (float) limit : limit;
    }
    return limits;
  }

  private static double mean(Volume image, Mask region) {
    CompensatedSum sum = new CompensatedSum();
    region.offsets().forEach(offset -> sum.add(image.at(offset)));
    return sum.value() / region.voxelCount();
  }

  /** With N in the variance, as {@code numpy.std}. */
  private static double deviation(Volume image, Mask region, double mean) {
    CompensatedSum squares = new CompensatedSum();
    region
        .offsets()
        .forEach(
            offset -> {
              double distance = image.at(offset) - mean;
              squares.add(distance * distance);
            });
    return Math.sqrt(squares.value() / region.voxelCount());
  }
}
