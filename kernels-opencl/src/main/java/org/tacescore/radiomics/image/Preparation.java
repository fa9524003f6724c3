package org.tacescore.radiomics.image;

import java.util.BitSet;
import java.util.Optional;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/**
 * An image and a region ready to be filtered and measured.
 *
 * @param image the whole prepared image, of which filters see all
 * @param region voxels that intensities and textures are taken of, on the image's grid
 * @param shapeRegion voxels that shape is measured of, within the box of the region
 */
public record Preparation(Volume image, Mask region, Mask shapeRegion) {

  /**
   * Prepares image and region in PyRadiomics' order: normalisation, resampling or pre-cropping,
   * checks, re-segmentation, checks again.
   *
   * @throws RefusedException GEOMETRY_MISMATCH with the numbers that differ, EMPTY_SEGMENT,
   *     ROI_TOO_SMALL, TOO_LARGE, INCOMPLETE_FEATURES for an image that cannot be normalised
   */
  public static Preparation of(
      Volume image, Mask mask, PreparationSettings settings, PreparationListener listener) {
    RegionCheck.requireVoxels(mask, settings.region());
    listener.original(image, mask);
    ImageAndRegion loaded = loaded(image, mask, settings, listener);
    Mask region =
        RegionCheck.checked(loaded.image().geometry(), loaded.region(), settings.region());
    if (RegionCheck.isElsewhere(loaded.image().geometry(), loaded.region(), settings.region())) {
      listener.corrected(loaded.image(), region);
    }
    return resegmented(loaded.image(), region, settings, listener);
  }

  private static ImageAndRegion loaded(
      Volume image, Mask mask, PreparationSettings settings, PreparationListener listener) {
    Volume normalised =
        settings.normalisation().map(n -> Normalisation.apply(image, n)).orElse(image);
    if (settings.resampling().isPresent()) {
      ImageAndRegion resampled =
          Resampling.apply(normalised, mask, settings.resampling().get(), settings.padDistance());
      listener.interpolated(resampled.image(), resampled.region());
      return resampled;
    }
    if (settings.preCrop()) {
      Mask region = RegionCheck.checked(image.geometry(), mask, settings.region());
      return new ImageAndRegion(normalised, region).crop(settings.padDistance());
    }
    return new ImageAndRegion(normalised, mask);
  }

  private static Preparation resegmented(
      Volume image, Mask region, PreparationSettings settings, PreparationListener listener) {
    Optional<ResegmentationSettings> wanted = settings.resegmentation();
    if (wanted.isEmpty()) {
      return new Preparation(image, region, region);
    }
    Mask smaller =
        RegionCheck.checked(
            image.geometry(), Resegmentation.apply(image, region, wanted.get()), settings.region());
    listener.resegmented(image, smaller);
    // PyRadiomics cuts the region for shape to the box of the re-segmented one, too.
    Mask forShape = wanted.get().shape() ? smaller : within(region, smaller);
    return new Preparation(image, smaller, forShape);
  }

  /** The voxels of a region inside the box of another. */
  private static Mask within(Mask region, Mask other) {
    GridBox box = other.boundingBox().orElseThrow();
    GridSize size = region.geometry().size();
    BitSet inside = new BitSet(size.voxels());
    for (int slice = box.firstSlice(); slice <= box.lastSlice(); slice++) {
      for (int row = box.firstRow(); row <= box.lastRow(); row++) {
        int first = size.offset(box.firstColumn(), row, slice);
        inside.set(first, first + box.size().columns());
      }
    }
    return region.intersection(Mask.of(region.geometry(), inside));
  }

  /** The box of the region. */
  public GridBox box() {
    return region.boundingBox().orElseThrow();
  }
}
