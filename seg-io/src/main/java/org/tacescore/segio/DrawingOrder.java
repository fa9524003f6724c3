package org.tacescore.segio;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * Which of several drawings of one structure goes before the others where any of them would do: the
 * one whose series was acquired nearest in time to the images it is needed on, for between those
 * the patient moved and breathed least; at equal or unknown times the lower SOP Instance UID. They
 * must agree first: between drawings that do not, no order decides.
 *
 * @param images the image series of the study
 */
record DrawingOrder(List<SeriesHeader> images) {
  private static final Duration UNKNOWN = Duration.ofSeconds(Long.MAX_VALUE);

  DrawingOrder {
    images = List.copyOf(images);
  }

  /** The drawings in the order in which they count for images of that time. */
  List<Lesion.Drawing> sorted(List<Lesion.Drawing> drawings, Optional<LocalDateTime> time) {
    return drawings.stream()
        .sorted(
            Comparator.comparing((Lesion.Drawing d) -> gap(d.segmentation(), time))
                .thenComparing(d -> d.segmentation().sopInstanceUid())
                .thenComparing(d -> d.segment().number()))
        .toList();
  }

  private Duration gap(Segmentation segmentation, Optional<LocalDateTime> time) {
    return images.stream()
        .filter(segmentation::isDrawnOn)
        .flatMap(header -> header.acquisitionTime().stream())
        .flatMap(own -> time.map(needed -> Duration.between(own, needed).abs()).stream())
        .min(Comparator.naturalOrder())
        .orElse(UNKNOWN);
  }

  /**
   * Refuses drawings of one structure in one frame of reference that do not lie over each other.
   *
   * @param drawings at least one; empty ones say nothing
   * @throws RefusedException AMBIGUOUS_LESION
   */
  static void requireAgreement(List<Lesion.Drawing> drawings) {
    Lesion.Drawing first = drawings.get(0);
    if (first.segment().mask().isEmpty()) {
      return;
    }
    for (Lesion.Drawing other : drawings.subList(1, drawings.size())) {
      if (!other.segment().mask().isEmpty()) {
        Landmark structure = Landmark.of(first);
        Residual apart =
            Residual.of(structure.name(), other.segment().mask(), first.segment().mask());
        if (!structure.liesOnItself(apart)) {
          throw new RefusedException(
              Refusal.AMBIGUOUS_LESION,
              "segment %d of SEG %s and segment %d of SEG %s draw %s apart: %s"
                  .formatted(
                      first.segment().number(),
                      first.segmentation().sopInstanceUid(),
                      other.segment().number(),
                      other.segmentation().sopInstanceUid(),
                      structure.name(),
                      structure.words(apart)));
        }
      }
    }
  }
}
