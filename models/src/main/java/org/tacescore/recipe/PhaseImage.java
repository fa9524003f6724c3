package org.tacescore.recipe;

import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.Roi;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;

/**
 * One contrast phase of a study with a region of the lesion that is scored.
 *
 * @param volume the phase's image; HU for CT
 * @param region the region on the volume's own grid; not empty
 * @param seriesUid Series Instance UID of the image
 */
public record PhaseImage(Volume volume, Roi region, String seriesUid) {
  private static final double GRID_TOLERANCE_MM = 0.05;

  /** Refuses an empty region and one on another grid. */
  public PhaseImage {
    Mask roi = region.mask();
    if (!volume.geometry().sameGridAs(roi.geometry(), GRID_TOLERANCE_MM)) {
      throw new RefusedException(
          Refusal.GEOMETRY_MISMATCH,
          "the region of interest does not lie on the grid of series " + seriesUid);
    }
    if (roi.isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT, "the region of interest holds no voxels on series " + seriesUid);
    }
  }

  /** The region's voxels. */
  public Mask roi() {
    return region.mask();
  }

  /** How the region came to lie on this series. */
  public Roi.Origin origin() {
    return region.origin();
  }
}
