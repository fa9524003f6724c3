package org.tacescore.segio;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;

/**
 * Chooses the series of a study that shows a contrast phase; never another phase in its place.
 *
 * <p>Where several series are of one phase, they must be reconstructions of one acquisition, or
 * exactly one acquisition must be segmented: which of two arterial scans a recipe means is not ours
 * to say. Among reconstructions of one acquisition the first of these that tells them apart
 * decides: a kernel for soft tissue ({@link ReconstructionKernel}); that a segmentation was drawn
 * on it, because a region that is carried over to finer slices keeps the steps of the coarse ones;
 * thinner slices; larger coverage. Where nothing tells them apart the phase is refused.
 *
 * <p>A function of its arguments; the order of the series does not matter.
 */
final class PhaseSelection {
  private static final Comparator<PhasedSeries> BY_PART =
      Comparator.comparing(series -> series.header().part());

  private PhaseSelection() {}

  /**
   * The one series that shows a phase, or why there is none.
   *
   * @param series the series of one study with their phases
   * @param phase what a recipe asks for
   * @param drawnOn the images that segmentations of the study were drawn on
   */
  static PhaseChoice choose(
      List<PhasedSeries> series, ContrastPhase phase, Set<SeriesPart> drawnOn) {
    List<PhasedSeries> found =
        series.stream()
            .filter(s -> s.finding() instanceof PhaseFinding.Found f && f.phase() == phase)
            .toList();
    return found.isEmpty() ? noneFound(series, phase) : choose(found, drawnOn, phase);
  }

  private static PhaseChoice choose(
      List<PhasedSeries> found, Set<SeriesPart> drawnOn, ContrastPhase phase) {
    if (found.size() == 1) {
      return new PhaseChoice.Chosen(found.get(0), "the only series of its phase", List.of());
    }
    List<String> reasons = new ArrayList<>();
    List<PhasedSeries> left = found;
    if (!isOneAcquisition(found)) {
      left = found.stream().filter(s -> isDrawnOn(s, drawnOn)).toList();
      if (left.isEmpty() || !(left.size() == 1 || isOneAcquisition(left))) {
        return new PhaseChoice.Refused(
            Refusal.AMBIGUOUS_PHASE,
            "%d series are %s and are not known to be reconstructions of one scan, %d of them segmented: %s"
                .formatted(found.size(), phase, left.size(), describe(found)));
      }
      reasons.add("of several scans of its phase the one that is segmented");
    }
    for (DuplicatePreference preference : DuplicatePreference.all(drawnOn)) {
      List<PhasedSeries> best = preference.best(left);
      if (best.size() < left.size()) {
        reasons.add(preference.reason());
        left = best;
      }
    }
    if (left.size() > 1) {
      return new PhaseChoice.Refused(
          Refusal.AMBIGUOUS_PHASE,
          "%d series are %s and nothing tells which to take: same kind of kernel, thickness and coverage: %s"
              .formatted(left.size(), phase, describe(left)));
    }
    PhasedSeries chosen = left.get(0);
    return new PhaseChoice.Chosen(
        chosen,
        String.join(", ", reasons),
        found.stream().filter(s -> !s.equals(chosen)).sorted(BY_PART).toList());
  }

  /** Known by the clock: without acquisition times two series are not known to be one scan. */
  private static boolean isOneAcquisition(List<PhasedSeries> series) {
    List<LocalDateTime> times =
        series.stream().flatMap(s -> s.header().acquisitionTime().stream()).sorted().toList();
    return times.size() == series.size()
        && series.stream().allMatch(s -> s.header().timeDoubts().isEmpty())
        && Duration.between(times.get(0), times.get(times.size() - 1)).compareTo(Acquisitions.SAME)
            <= 0
        && series.stream().map(s -> s.header().frameOfReferenceUid()).distinct().count() == 1;
  }

  private static boolean isDrawnOn(PhasedSeries series, Set<SeriesPart> drawnOn) {
    return drawnOn.contains(series.header().part());
  }

  private static PhaseChoice noneFound(List<PhasedSeries> series, ContrastPhase phase) {
    List<PhasedSeries> possible =
        series.stream()
            .filter(s -> s.finding() instanceof PhaseFinding.Ambiguous)
            .filter(s -> s.finding().evidence().stream().anyMatch(e -> e.phase() == phase))
            .toList();
    if (!possible.isEmpty()) {
      return new PhaseChoice.Refused(
          Refusal.AMBIGUOUS_PHASE, "%s may be %s".formatted(phase, describe(possible)));
    }
    return new PhaseChoice.Refused(
        Refusal.MISSING_PHASE,
        "no series is %s; candidates: %s"
            .formatted(
                phase,
                describe(
                    series.stream()
                        .filter(s -> !(s.finding() instanceof PhaseFinding.Excluded))
                        .toList())));
  }

  private static String describe(List<PhasedSeries> series) {
    return series.isEmpty()
        ? "none"
        : series.stream()
            .sorted(BY_PART)
            .map(s -> s.header().part() + " " + describe(s.finding()))
            .collect(Collectors.joining(", "));
  }

  private static String describe(PhaseFinding finding) {
    if (finding instanceof PhaseFinding.Found found) {
      return found.phase().toString();
    }
    if (finding instanceof PhaseFinding.Ambiguous ambiguous) {
      return "ambiguous (%s)".formatted(ambiguous.detail());
    }
    return finding instanceof PhaseFinding.Excluded ? "excluded" : "unknown";
  }
}
