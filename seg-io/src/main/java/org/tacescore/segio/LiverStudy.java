package org.tacescore.segio;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.refusal.Refusal;
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
   * @throws RefusedException UNKNOWN_SERIES if a segmentation refers to a series that is not here;
   *     UNREADABLE_INSTANCE if it names one series and images of another
   */
  public LiverStudy {
    series = List.copyOf(series);
    segmentations = List.copyOf(segmentations);
    Set<String> uids =
        series.stream().map(s -> s.header().seriesInstanceUid()).collect(Collectors.toSet());
    RoiResolver.requireKnownSeries(segmentations, uids);
    List<SeriesHeader> images = series.stream().map(PhasedSeries::header).toList();
    segmentations.forEach(segmentation -> requireOwnImages(segmentation, images));
  }

  /** Images that are not here contradict nothing: a series may have been sent anew. */
  private static void requireOwnImages(Segmentation segmentation, List<SeriesHeader> images) {
    List<String> named = segmentation.referencedSeriesUids();
    Set<String> shown =
        images.stream()
            .filter(header -> header.shows(segmentation.referencedInstances()))
            .map(SeriesHeader::seriesInstanceUid)
            .collect(Collectors.toSet());
    if (!named.isEmpty() && !shown.isEmpty() && named.stream().noneMatch(shown::contains)) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE,
          "SEG %s refers to series %s and to images of series %s"
              .formatted(
                  segmentation.sopInstanceUid(),
                  String.join(", ", named),
                  shown.stream().sorted().collect(Collectors.joining(", "))));
    }
  }

  /**
   * The lesions of all segmentations.
   *
   * @throws RefusedException as {@link Lesions#of}; AMBIGUOUS_LESION (two segmentations draw a
   *     tumour on the same images, and not alike)
   */
  public List<Lesion> lesions() {
    List<Lesion> lesions = Lesions.of(segmentations);
    DrawnTwice.refuse(lesions, series.stream().map(PhasedSeries::header).toList());
    return lesions;
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
        both,
        first.algorithm().equals(other.algorithm()) ? first.algorithm() : Optional.empty());
  }
}
