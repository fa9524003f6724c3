package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;

/**
 * A liver study ready to be asked for phases and lesions: its image series, the segmentations drawn
 * on them, and how its frames of reference lie to each other.
 *
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param series its image series with their phases
 * @param segmentations its segmentations; each refers to series of the study alone
 * @param registrations the ways between its frames of reference
 */
public record LiverStudy(
    String studyInstanceUid,
    List<PhasedSeries> series,
    List<Segmentation> segmentations,
    FrameRegistrations registrations) {

  /**
   * @throws RefusedException UNKNOWN_SERIES if a segmentation refers to a series that is not here
   */
  public LiverStudy {
    series = List.copyOf(series);
    segmentations = List.copyOf(segmentations);
    Set<String> uids =
        series.stream().map(s -> s.header().seriesInstanceUid()).collect(Collectors.toSet());
    RoiResolver.requireKnownSeries(segmentations, uids);
  }

  /** The lesions of all segmentations; refusals as {@link Lesions#of}. */
  public List<Lesion> lesions() {
    return Lesions.of(segmentations);
  }

  /**
   * A UID by which a lesion is followed from one report to the next: its Tracking UID, and where
   * none of its drawings has one, a UID of the study, the lesion's label and, among lesions of the
   * same label without one, its place in the order of their segment numbers. It depends on no
   * instance, so that a segmentation sent anew or another series leaves it as it is.
   */
  public String trackingUid(Lesion lesion) {
    if (!lesion.trackingUid().isEmpty()) {
      return lesion.trackingUid();
    }
    List<Lesion> ofItsName =
        lesions().stream()
            .filter(l -> l.trackingUid().isEmpty() && l.label().equals(lesion.label()))
            .toList();
    int place = 1 + ofItsName.indexOf(lesion);
    return DeterministicUid.of(studyInstanceUid, "lesion", lesion.label(), Integer.toString(place));
  }

  /**
   * Drawings of the liver, one for each segmentation that holds any: where it is drawn in several
   * segments (lobes, Couinaud segments), all of them together.
   */
  public List<Lesion.Drawing> livers() {
    List<Lesion.Drawing> livers = new ArrayList<>();
    for (Segmentation segmentation : segmentations) {
      segmentation.segments().stream()
          .filter(segment -> segment.role() == SegmentRole.LIVER)
          .reduce(LiverStudy::together)
          .filter(liver -> !liver.mask().isEmpty())
          .ifPresent(liver -> livers.add(new Lesion.Drawing(segmentation, liver)));
    }
    return livers;
  }

  static Segment together(Segment first, Segment other) {
    Mask both = first.mask().union(other.mask());
    return new Segment(
        first.number(),
        first.label(),
        first.category(),
        first.type(),
        first.trackingId(),
        first.trackingUid(),
        first.role(),
        both);
  }
}
