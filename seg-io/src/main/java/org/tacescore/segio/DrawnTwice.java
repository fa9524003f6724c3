package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;

/**
 * Refuses tumours that two segmentations draw on the same images and not alike: two readers, or an
 * outdated segmentation beside the corrected one. Neither a UID nor a date says which is meant; a
 * rejection note, or the file that is given, does.
 */
final class DrawnTwice {
  /** Largest gap of two grids that are called one, mm. */
  private static final double SAME_GRID_MM = 0.05;

  private DrawnTwice() {}

  /**
   * @param lesions of one study
   * @param images its image series
   * @throws RefusedException AMBIGUOUS_LESION where a lesion is drawn on the same images (or, by
   *     two that name no series, in the same frame of reference) with other voxels, or where
   *     lesions of two segmentations share more than half of the smaller one there: these are one
   *     tumour with two Tracking UIDs or names
   */
  static void refuse(List<Lesion> lesions, List<SeriesHeader> images) {
    List<Drawn> drawings = new ArrayList<>();
    for (int lesion = 0; lesion < lesions.size(); lesion++) {
      for (Lesion.Drawing drawing : lesions.get(lesion).drawings()) {
        Drawn drawn = new Drawn(lesion, drawing);
        drawings.stream()
            .filter(other -> contradict(other, drawn))
            .forEach(other -> refuseOnOnePlace(other, drawn, images));
        drawings.add(drawn);
      }
    }
  }

  /** The same images; where neither says which, the same frame of reference. */
  private static void refuseOnOnePlace(Drawn one, Drawn other, List<SeriesHeader> images) {
    if (one.namesNoSeries() && other.namesNoSeries() && one.frame().equals(other.frame())) {
      refuse(one, other, "in frame of reference " + one.frame());
    }
    images.stream()
        .filter(header -> one.isOn(header) && other.isOn(header))
        .findFirst()
        .ifPresent(header -> refuse(one, other, "on series " + header.part()));
  }

  private static boolean contradict(Drawn one, Drawn other) {
    if (one.segmentation().sopInstanceUid().equals(other.segmentation().sopInstanceUid())) {
      return false;
    }
    Mask first = one.drawing().segment().mask();
    Mask second = other.drawing().segment().mask();
    boolean comparable = first.geometry().sameGridAs(second.geometry(), SAME_GRID_MM);
    int common =
        comparable ? (int) first.offsets().filter(offset -> second.contains(offset)).count() : 0;
    return one.lesion() == other.lesion()
        ? common < Math.max(first.voxelCount(), second.voxelCount()) || !comparable
        : 2 * common > Math.min(first.voxelCount(), second.voxelCount());
  }

  private static void refuse(Drawn one, Drawn other, String place) {
    throw new RefusedException(
        Refusal.AMBIGUOUS_LESION,
        "%s and %s draw one tumour %s, and not alike".formatted(one.words(), other.words(), place));
  }

  private record Drawn(int lesion, Lesion.Drawing drawing) {
    Segmentation segmentation() {
      return drawing.segmentation();
    }

    boolean namesNoSeries() {
      return segmentation().referencedSeriesUids().isEmpty();
    }

    String frame() {
      return drawing.segment().mask().geometry().frameOfReferenceUid();
    }

    boolean isOn(SeriesHeader images) {
      return segmentation().isDrawnOn(images);
    }

    String words() {
      return "segment %d of SEG %s"
          .formatted(drawing.segment().number(), segmentation().sopInstanceUid());
    }
  }
}
