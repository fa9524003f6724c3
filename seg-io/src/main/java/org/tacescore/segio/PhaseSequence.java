package org.tacescore.segio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Holds the phases found in a study against the order of its scans: native, arterial, portal
 * venous, delayed, hepatobiliary. Two series that contradict it become ambiguous, both: which of
 * them is wrong is not known. Two phases at one time contradict it too, unless that time is known
 * for a copied one: then it says nothing.
 */
final class PhaseSequence {
  private PhaseSequence() {}

  /**
   * @param series of one study
   * @param copied whose acquisition time stands on series of other phases, too
   */
  static List<PhasedSeries> check(List<PhasedSeries> series, Predicate<SeriesHeader> copied) {
    List<PhasedSeries> found =
        series.stream()
            .filter(s -> s.finding() instanceof PhaseFinding.Found && isTimed(s.header()))
            .toList();
    Map<PhasedSeries, PhasedSeries> contradicted = new HashMap<>();
    for (PhasedSeries one : found) {
      for (PhasedSeries other : found) {
        boolean oneClock = one.header().modality().equals(other.header().modality());
        boolean mayBeOneTime = copied.test(one.header()) || copied.test(other.header());
        if (oneClock && contradict(one, other, mayBeOneTime)) {
          contradicted.putIfAbsent(one, other);
          contradicted.putIfAbsent(other, one);
        }
      }
    }
    List<PhasedSeries> checked = new ArrayList<>();
    for (PhasedSeries s : series) {
      PhasedSeries other = contradicted.get(s);
      checked.add(other == null ? s : ambiguous(s, other));
    }
    return checked;
  }

  private static boolean isTimed(SeriesHeader series) {
    return series.acquisitionTime().isPresent()
        && !series.timeDoubts().contains(TimeDoubt.CLOCKS_DISAGREE)
        && !series.timeDoubts().contains(TimeDoubt.NO_ACQUISITION_DATE);
  }

  /** Whether the earlier phase was not scanned earlier. */
  private static boolean contradict(
      PhasedSeries earlier, PhasedSeries later, boolean mayBeOneTime) {
    if (phase(earlier).compareTo(phase(later)) >= 0) {
      return false;
    }
    Duration between =
        Duration.between(
            earlier.header().acquisitionTime().orElseThrow(),
            later.header().acquisitionTime().orElseThrow());
    Duration least = mayBeOneTime ? Acquisitions.SAME.negated() : Acquisitions.SAME;
    return between.compareTo(least) <= 0;
  }

  private static PhasedSeries ambiguous(PhasedSeries series, PhasedSeries other) {
    return new PhasedSeries(
        series.header(),
        new PhaseFinding.Ambiguous(
            "its signs say %s, which its acquisition time contradicts: series %s is %s"
                .formatted(
                    PhaseDecision.words(phase(series)),
                    other.header().seriesInstanceUid(),
                    PhaseDecision.words(phase(other))),
            series.finding().evidence()));
  }

  private static ContrastPhase phase(PhasedSeries series) {
    return ((PhaseFinding.Found) series.finding()).phase();
  }
}
