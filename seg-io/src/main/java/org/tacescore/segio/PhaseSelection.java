package org.tacescore.segio;

import java.util.List;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/** Chooses the series of a study that shows a contrast phase; never another phase in its place. */
public final class PhaseSelection {
  private PhaseSelection() {}

  /**
   * The one series that shows a phase.
   *
   * @param series the series of one study with their phases
   * @param phase what a recipe asks for
   * @param segmentations of the study; one that was drawn on a series prefers it among equals
   * @throws RefusedException MISSING_PHASE or AMBIGUOUS_PHASE, with the candidates
   */
  public static PhasedSeries select(
      List<PhasedSeries> series, ContrastPhase phase, List<Segmentation> segmentations) {
    List<PhasedSeries> found =
        series.stream()
            .filter(s -> s.finding() instanceof PhaseFinding.Found f && f.phase() == phase)
            .toList();
    if (found.isEmpty()) {
      throw noneFound(series, phase);
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    List<PhasedSeries> drawnOn = found.stream().filter(s -> isDrawnOn(s, segmentations)).toList();
    if (drawnOn.size() == 1) {
      return drawnOn.get(0);
    }
    throw new RefusedException(
        Refusal.AMBIGUOUS_PHASE,
        "%d series are %s, %d of them segmented: %s"
            .formatted(found.size(), phase, drawnOn.size(), describe(found)));
  }

  private static boolean isDrawnOn(PhasedSeries series, List<Segmentation> segmentations) {
    return segmentations.stream().anyMatch(s -> s.isDrawnOn(series.header()));
  }

  private static RefusedException noneFound(List<PhasedSeries> series, ContrastPhase phase) {
    List<PhasedSeries> possible =
        series.stream()
            .filter(s -> s.finding() instanceof PhaseFinding.Ambiguous)
            .filter(s -> s.finding().evidence().stream().anyMatch(e -> e.phase() == phase))
            .toList();
    if (!possible.isEmpty()) {
      return new RefusedException(
          Refusal.AMBIGUOUS_PHASE, "%s may be %s".formatted(phase, describe(possible)));
    }
    return new RefusedException(
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
