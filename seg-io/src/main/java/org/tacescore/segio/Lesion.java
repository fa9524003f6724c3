package org.tacescore.segio;

import java.util.Comparator;
import java.util.List;

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
  public record Drawing(Segmentation segmentation, Segment segment) {}
}
