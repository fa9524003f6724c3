package org.tacescore.segio;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.tacescore.volume.Mask;

/**
 * One tumour, with every segment that was drawn of it in the segmentations of a study.
 *
 * @param number its lowest segment number; orders lesions of equal volume
 * @param label Segment Label of its first drawing
 * @param trackingUid Tracking UID (0062,0021); empty where no drawing has one
 * @param drawings at least one; at most one of each segmentation
 */
public record Lesion(int number, String label, String trackingUid, List<Drawing> drawings) {

  /** Largest first, by {@link #volumeMm3}; ties by lower segment number, then by label. */
  public static final Comparator<Lesion> LARGEST_FIRST =
      Comparator.comparingDouble(Lesion::volumeMm3)
          .reversed()
          .thenComparingInt(Lesion::number)
          .thenComparing(Lesion::label);

  public Lesion {
    drawings = List.copyOf(drawings);
    if (drawings.isEmpty()) {
      throw new IllegalArgumentException("a lesion is drawn at least once");
    }
  }

  /** Volume of its largest drawing, mm3. */
  public double volumeMm3() {
    return drawings.stream()
        .mapToDouble(drawing -> drawing.segment().mask().volumeMm3())
        .max()
        .orElseThrow();
  }

  /**
   * A segment with the segmentation that holds it.
   *
   * @param segmentation where it is drawn
   * @param segment one of its segments
   */
  public record Drawing(Segmentation segmentation, Segment segment) {

    /**
     * Whether both were drawn on one series and, as far as they say on which, on an image of it.
     */
    boolean isOnImagesOf(Drawing other) {
      List<FrameReference> own = segmentation.referencedInstances();
      List<FrameReference> others = other.segmentation.referencedInstances();
      return !Collections.disjoint(
              segmentation.referencedSeriesUids(), other.segmentation.referencedSeriesUids())
          && (own.isEmpty() || others.isEmpty() || !Collections.disjoint(own, others));
    }

    /** Whether both hold the same voxels of one grid. */
    boolean hasVoxelsOf(Drawing other) {
      Mask mask = segment.mask();
      return mask.geometry().equals(other.segment.mask().geometry())
          && Arrays.equals(mask.offsets().toArray(), other.segment.mask().offsets().toArray());
    }
  }
}
