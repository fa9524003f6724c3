package org.tacescore.segio;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One reason to take a reconstruction of a scan before another.
 *
 * @param reason in words for the report
 * @param rank of a series; the smallest comes first
 */
record DuplicatePreference(String reason, Function<SeriesHeader, Optional<Long>> rank) {

  /** All of them, the weightiest first. */
  static List<DuplicatePreference> all(Set<SeriesPart> drawnOn) {
    return List.of(
        new DuplicatePreference(
            "its kernel is for soft tissue, or less sharp than the others'",
            header -> Optional.of(ReconstructionKernel.of(header.convolutionKernel()).rank())),
        new DuplicatePreference(
            "the segmentation was drawn on it",
            header -> Optional.of(drawnOn.contains(header.part()) ? 0L : 1L)),
        new DuplicatePreference(
            "its slices are thinner",
            header -> CandidateRules.thicknessMm(header).map(DuplicatePreference::tenths)),
        new DuplicatePreference(
            "it covers more", header -> header.layout().coverageMm().map(mm -> -tenths(mm))));
  }

  /** The series that come first; all of them where one cannot be ranked. */
  List<PhasedSeries> best(List<PhasedSeries> series) {
    List<Long> ranks =
        series.stream().flatMap(s -> rank.apply(s.header()).stream()).sorted().toList();
    if (ranks.size() < series.size()) {
      return series;
    }
    return series.stream()
        .filter(s -> rank.apply(s.header()).equals(Optional.of(ranks.get(0))))
        .toList();
  }

  /** Tenths of a millimetre: what differs by less is the same. */
  private static long tenths(double mm) {
    return Math.round(mm * 10);
  }
}
