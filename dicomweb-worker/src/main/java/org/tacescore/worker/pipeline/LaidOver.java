package org.tacescore.worker.pipeline;

import java.util.OptionalDouble;
import org.tacescore.recipe.RegisteredImage;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Roi;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;
import org.tacescore.volume.registration.Deformation;

/**
 * One series of a study laid over another one by the likeness of their images.
 *
 * @param fixed what stayed
 * @param moving what was laid over it
 * @param deformation from positions of the fixed series to those of {@code movingGrid}
 * @param movingGrid grid of the moving series as it was registered
 * @param image the moving series on the fixed one's grid
 */
record LaidOver(
    Side fixed,
    Side moving,
    Deformation deformation,
    VolumeGeometry movingGrid,
    RegisteredImage image) {
  /** As for lesions that are carried over through a registration object. */
  private static final double MOST_LESION_MM = 10;

  /** A series and the phase that it was taken for. */
  record Side(ContrastPhase phase, SeriesHeader header) {
    static Side of(StudyRegions.Region region) {
      return new Side(region.phase(), region.series().header());
    }
  }

  /**
   * Refuses a lesion that the moving series does not show, and one that is drawn on both series and
   * does not come to lie on itself.
   *
   * @throws RefusedException MASK_OUTSIDE_VOLUME, REGISTRATION_FAILED
   */
  void requireFits(StudyRegions.Region one, StudyRegions.Region other) {
    Vector3 centre = deformation.apply(centroid(one.roi().mask(), one.series()));
    if (!shows(centre)) {
      throw new RefusedException(
          Refusal.MASK_OUTSIDE_VOLUME,
          "lesion '%s' lies where series %s, laid over series %s, shows nothing"
              .formatted(one.lesion().label(), moving.header.part(), fixed.header.part()));
    }
    OptionalDouble apart = lesionMm(one, other);
    if (apart.isPresent() && apart.getAsDouble() > MOST_LESION_MM) {
      throw new RefusedException(
          Refusal.REGISTRATION_FAILED,
          "series %s was laid over series %s, and lesion '%s' lies %.1f mm beside itself, at most %.0f mm are taken"
              .formatted(
                  moving.header.part(),
                  fixed.header.part(),
                  one.lesion().label(),
                  apart.getAsDouble(),
                  MOST_LESION_MM));
    }
  }

  /** How far apart the middles of a lesion lie that is drawn on both series; else empty. */
  OptionalDouble lesionMm(StudyRegions.Region one, StudyRegions.Region other) {
    if (one.roi().origin() != Roi.Origin.DRAWN || other.roi().origin() != Roi.Origin.DRAWN) {
      return OptionalDouble.empty();
    }
    Vector3 found = deformation.apply(centroid(one.roi().mask(), one.series()));
    Mask drawn = other.roi().mask().withGeometry(movingGrid);
    return OptionalDouble.of(found.minus(drawn.centroid()).length());
  }

  private static Vector3 centroid(Mask mask, Series series) {
    return mask.withGeometry(series.volume().geometry()).centroid();
  }

  private boolean shows(Vector3 position) {
    Vector3 index = movingGrid.indexOf(position);
    GridSize size = movingGrid.size();
    return size.contains(
        (int) Math.rint(index.x()), (int) Math.rint(index.y()), (int) Math.rint(index.z()));
  }
}
