package org.tacescore.segio;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.refusal.RefusedException;

/**
 * A liver study ready to be asked for phases and lesions: its image series and the segmentations
 * drawn on them.
 *
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param series its image series with their phases
 * @param segmentations its segmentations; each refers to series of the study alone
 */
public record LiverStudy(
    String studyInstanceUid, List<PhasedSeries> series, List<Segmentation> segmentations) {

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

  /** Drawings of an organ or vessel: every segment of the role, of each segmentation. */
  public List<Lesion.Drawing> drawings(SegmentRole role) {
    return segmentations.stream()
        .flatMap(
            segmentation ->
                segmentation.segments().stream()
                    .filter(segment -> segment.role() == role)
                    .map(segment -> new Lesion.Drawing(segmentation, segment)))
        .toList();
  }
}
