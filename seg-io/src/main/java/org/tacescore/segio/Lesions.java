package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * Finds the lesions of a study: tumour segments of several segmentations that mean the same tumour
 * are put together by Tracking UID, and where one of the two has none, by Segment Label.
 */
public final class Lesions {
  /** More lesions than this are refused. */
  public static final int MOST = 20;

  private Lesions() {}

  /**
   * The lesions of a study's segmentations.
   *
   * @return in the order of their segment numbers
   * @throws RefusedException NO_TUMOUR_SEGMENT, naming those of unknown role, TOO_MANY_LESIONS,
   *     AMBIGUOUS_LESION (a label without Tracking UID stands twice in one segmentation and again
   *     in another, or a Tracking UID twice in one: it is of one finding, PS3.3 C.8.20.2)
   */
  public static List<Lesion> of(List<Segmentation> segmentations) {
    List<Growing> found = new ArrayList<>();
    for (Segmentation segmentation : segmentations) {
      for (Segment segment : segmentation.segments()) {
        if (segment.role() == SegmentRole.TUMOUR) {
          add(found, new Lesion.Drawing(segmentation, segment));
        }
      }
    }
    if (found.isEmpty()) {
      String question =
          SegmentQuestion.of(segmentations.stream().flatMap(s -> s.segments().stream()));
      throw new RefusedException(
          Refusal.NO_TUMOUR_SEGMENT,
          question.isEmpty() ? "%d segmentations".formatted(segmentations.size()) : question);
    }
    if (found.size() > MOST) {
      throw new RefusedException(
          Refusal.TOO_MANY_LESIONS, "%d lesions, at most %d".formatted(found.size(), MOST));
    }
    return found.stream()
        .map(Growing::lesion)
        .sorted(Comparator.comparingInt(Lesion::number).thenComparing(Lesion::label))
        .toList();
  }

  private static void add(List<Growing> found, Lesion.Drawing drawing) {
    requireOwnTrackingUid(found, drawing);
    List<Growing> same =
        found.stream()
            .filter(lesion -> !lesion.holds(drawing.segmentation()) && lesion.means(drawing))
            .toList();
    List<Growing> tracked =
        same.stream()
            .filter(lesion -> lesion.isTrackedAs(drawing.segment().trackingUid()))
            .toList();
    List<Growing> candidates = tracked.isEmpty() ? same : tracked;
    if (candidates.size() > 1 || (candidates.isEmpty() && isSecondOfItsName(found, drawing))) {
      throw new RefusedException(
          Refusal.AMBIGUOUS_LESION,
          "segment %d of SEG %s goes with several segments of another"
              .formatted(drawing.segment().number(), drawing.segmentation().sopInstanceUid()));
    }
    if (candidates.isEmpty()) {
      found.add(new Growing(drawing));
    } else {
      candidates.get(0).drawings.add(drawing);
    }
  }

  /** Two segments of one finding, or a UID copied: which of the two is not known. */
  private static void requireOwnTrackingUid(List<Growing> found, Lesion.Drawing drawing) {
    String uid = drawing.segment().trackingUid();
    found.stream()
        .flatMap(lesion -> lesion.drawings.stream())
        .filter(d -> !uid.isEmpty() && d.segment().trackingUid().equals(uid))
        .filter(
            d -> d.segmentation().sopInstanceUid().equals(drawing.segmentation().sopInstanceUid()))
        .findFirst()
        .ifPresent(
            d -> {
              throw new RefusedException(
                  Refusal.AMBIGUOUS_LESION,
                  "segments %d and %d of SEG %s have one Tracking UID, %s: one lesion or two"
                      .formatted(
                          d.segment().number(),
                          drawing.segment().number(),
                          drawing.segmentation().sopInstanceUid(),
                          uid));
            });
  }

  /** Whether a lesion of this name was matched already by another segment of this segmentation. */
  private static boolean isSecondOfItsName(List<Growing> found, Lesion.Drawing drawing) {
    return found.stream()
        .anyMatch(
            lesion ->
                lesion.holds(drawing.segmentation())
                    && lesion.drawings.size() > 1
                    && lesion.means(drawing)
                    && !lesion.isTrackedAs(drawing.segment().trackingUid()));
  }

  /** A lesion while its drawings are gathered. */
  private static final class Growing {
    private final List<Lesion.Drawing> drawings = new ArrayList<>();

    Growing(Lesion.Drawing first) {
      drawings.add(first);
    }

    boolean holds(Segmentation segmentation) {
      return drawings.stream()
          .anyMatch(d -> d.segmentation().sopInstanceUid().equals(segmentation.sopInstanceUid()));
    }

    boolean isTrackedAs(String uid) {
      return !uid.isEmpty() && uid.equals(trackingUid());
    }

    /** The same Tracking UID, or the same label where not both have one. */
    boolean means(Lesion.Drawing drawing) {
      String uid = drawing.segment().trackingUid();
      if (!uid.isEmpty() && !trackingUid().isEmpty()) {
        return uid.equals(trackingUid());
      }
      String label = drawing.segment().label();
      return !label.isBlank() && drawings.stream().anyMatch(d -> d.segment().label().equals(label));
    }

    String trackingUid() {
      Optional<String> uid =
          drawings.stream()
              .map(d -> d.segment().trackingUid())
              .filter(u -> !u.isEmpty())
              .findFirst();
      return uid.orElse("");
    }

    Lesion lesion() {
      int number = drawings.stream().mapToInt(d -> d.segment().number()).min().orElseThrow();
      return new Lesion(number, drawings.get(0).segment().label(), trackingUid(), drawings);
    }
  }
}
