package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/**
 * Where liver, aorta, portal vein and tumours are drawn in the segmentations of a study.
 *
 * <p>They are carried to other series by patient position within their frame of reference, and by
 * no registration.
 */
final class OrganDrawings {
  private static final RoiResolver WITHIN_FRAME =
      new RoiResolver(FrameRegistrations.NONE, List.of(), List.of());

  private final List<Segmentation> segmentations;

  OrganDrawings(List<Segmentation> segmentations) {
    this.segmentations = List.copyOf(segmentations);
  }

  /** The organ on a series; empty where it is not drawn there and cannot be carried there. */
  Optional<Mask> on(SegmentRole organ, SeriesHeader images, VolumeGeometry grid) {
    List<Lesion.Drawing> drawings = new ArrayList<>();
    for (Segmentation segmentation : segmentations) {
      segmentation.segments().stream()
          .filter(segment -> segment.role() == organ)
          .filter(Predicate.not(segment -> segment.mask().isEmpty()))
          .reduce(LiverStudy::together)
          .ifPresent(whole -> drawings.add(new Lesion.Drawing(segmentation, whole)));
    }
    try {
      return WITHIN_FRAME
          .resolvePart(drawings, images, grid)
          .map(Roi::mask)
          .map(mask -> mask.withGeometry(grid));
    } catch (RefusedException e) {
      // Whoever needs the organ itself refuses by name; here it is one sign less.
      return Optional.empty();
    }
  }
}
