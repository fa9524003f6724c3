package org.tacescore.segio;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A study's image series with their phases, and which of them are fit to be measured.
 *
 * @param series the series, measurable or not
 * @param troubles why some are not fit to be measured as they stand
 */
public record StudySurvey(List<PhasedSeries> series, Map<SeriesPart, SeriesTrouble> troubles) {
  private static final Comparator<PhasedSeries> BY_PART =
      Comparator.comparing(one -> one.header().part());

  public StudySurvey {
    series = List.copyOf(series);
    troubles = Map.copyOf(troubles);
  }

  /**
   * Of series that were judged and then classified.
   *
   * @param phased the same series with their phases
   */
  public static StudySurvey of(List<JudgedSeries> judged, List<PhasedSeries> phased) {
    Map<SeriesPart, SeriesTrouble> troubles = new HashMap<>();
    judged.forEach(
        one -> one.trouble().ifPresent(trouble -> troubles.put(one.header().part(), trouble)));
    return new StudySurvey(phased, troubles);
  }

  /** Why a series is not fit to be measured as it stands; empty where it is. */
  public Optional<SeriesTrouble> trouble(PhasedSeries one) {
    return Optional.ofNullable(troubles.get(one.header().part()));
  }

  /** Modalities of the series that could be measured, fit or not. */
  public Set<String> modalities() {
    return series.stream()
        .filter(one -> !(one.finding() instanceof PhaseFinding.Excluded))
        .map(one -> one.header().modality())
        .collect(Collectors.toSet());
  }

  /**
   * The one series that shows a phase, or why there is none. Those that are fit come first: one
   * that is not never stands in the way of one that is. Where none but unfit ones are of the phase,
   * or may be, it is their trouble that is told: a dynamic series that lacks a slice cannot be
   * split and speaks for all its phases.
   *
   * @param drawnOn the images that segmentations of the study were drawn on
   */
  public PhaseChoice choose(ContrastPhase phase, String modality, Set<SeriesPart> drawnOn) {
    List<PhasedSeries> own =
        series.stream().filter(one -> one.header().modality().equals(modality)).toList();
    List<PhasedSeries> fit = own.stream().filter(one -> trouble(one).isEmpty()).toList();
    List<PhasedSeries> unfit =
        own.stream()
            .filter(one -> isOf(phase, one) && trouble(one).isPresent())
            .sorted(BY_PART)
            .toList();
    if (fit.stream().anyMatch(one -> isOf(phase, one))) {
      return PhaseSelection.choose(fit, phase, drawnOn);
    }
    if (!unfit.isEmpty()) {
      return unfit(unfit, "");
    }
    List<PhasedSeries> possible =
        own.stream().filter(one -> mayBe(phase, one)).sorted(BY_PART).toList();
    return !possible.isEmpty() && possible.stream().allMatch(one -> trouble(one).isPresent())
        ? unfit(possible, "; the phase cannot be told as it stands")
        : PhaseSelection.choose(own, phase, drawnOn);
  }

  private PhaseChoice unfit(List<PhasedSeries> unfit, String further) {
    List<SeriesTrouble> reasons = unfit.stream().flatMap(one -> trouble(one).stream()).toList();
    return new PhaseChoice.Refused(
        reasons.get(0).reason(),
        reasons.stream().map(SeriesTrouble::detail).distinct().collect(Collectors.joining("; "))
            + further,
        unfit);
  }

  private static boolean mayBe(ContrastPhase phase, PhasedSeries one) {
    return one.finding() instanceof PhaseFinding.Ambiguous ambiguous
        && ambiguous.evidence().stream().anyMatch(evidence -> evidence.phase() == phase);
  }

  private static boolean isOf(ContrastPhase phase, PhasedSeries one) {
    return one.finding() instanceof PhaseFinding.Found found && found.phase() == phase;
  }
}
