package org.tacescore.segio;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The times of a study's candidates, as far as they can be trusted.
 *
 * <p>One injection start serves all series: those before the injection often lack it. It has a time
 * and no date, and is taken on the day that brings it nearest to each acquisition. What cannot be
 * trusted is named ({@link TimeDoubt}) and is then no evidence.
 */
final class StudyClock {
  /** Start times no further apart are one: some scanners round them. */
  private static final Duration SAME_START = Duration.ofSeconds(2);

  private static final Duration COPIED = Duration.ofSeconds(1);

  private final Optional<LocalTime> start;
  private final Set<TimeDoubt> startDoubts;
  private final Map<SeriesHeader, Set<TimeDoubt>> seriesDoubts;

  private StudyClock(
      Optional<LocalTime> start,
      Set<TimeDoubt> startDoubts,
      Map<SeriesHeader, Set<TimeDoubt>> seriesDoubts) {
    this.start = start;
    this.startDoubts = startDoubts;
    this.seriesDoubts = seriesDoubts;
  }

  /**
   * @param named what the site, the tag and the words say of each candidate: one acquisition time
   *     on two phases is a copied one
   */
  static StudyClock of(Map<SeriesHeader, Set<ContrastPhase>> named) {
    Set<SeriesHeader> candidates = named.keySet();
    List<LocalTime> starts =
        candidates.stream()
            .flatMap(series -> series.injectionTime().stream())
            .map(LocalDateTime::toLocalTime)
            .sorted()
            .toList();
    Set<TimeDoubt> doubts = EnumSet.noneOf(TimeDoubt.class);
    if (candidates.stream().anyMatch(s -> s.timeDoubts().contains(TimeDoubt.SEVERAL_START_TIMES))
        || !areOne(starts)) {
      doubts.add(TimeDoubt.SEVERAL_START_TIMES);
    }
    if (starts.contains(LocalTime.MIDNIGHT)) {
      doubts.add(TimeDoubt.START_IS_MIDNIGHT);
    }
    if (starts.stream().anyMatch(start -> isCopied(start, candidates))) {
      doubts.add(TimeDoubt.START_IS_AN_ACQUISITION);
    }
    return new StudyClock(starts.stream().findFirst(), doubts, copiedTimes(named));
  }

  /** Why a series' distance from the injection is not known, besides that a time is absent. */
  Set<TimeDoubt> doubts(SeriesHeader series) {
    return Stream.of(acquisitionDoubts(series), startDoubts)
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(TimeDoubt.class)));
  }

  /** Whether a series has an acquisition time that can be held against another's. */
  boolean tells(SeriesHeader series) {
    return series.acquisitionTime().isPresent() && acquisitionDoubts(series).isEmpty();
  }

  /** Whether the study shows one injection at most; intervals around two mean nothing. */
  boolean showsOneInjection() {
    return !startDoubts.contains(TimeDoubt.SEVERAL_START_TIMES);
  }

  /** Seconds from the start of the injection to the acquisition; negative before it. */
  Optional<Double> seconds(SeriesHeader series) {
    if (start.isEmpty() || !startDoubts.isEmpty() || !tells(series)) {
      return Optional.empty();
    }
    return Optional.of(seconds(start.get(), series.acquisitionTime().orElseThrow()));
  }

  private Set<TimeDoubt> acquisitionDoubts(SeriesHeader series) {
    return seriesDoubts.getOrDefault(series, Set.of());
  }

  private static double seconds(LocalTime start, LocalDateTime acquired) {
    LocalDate day = acquired.toLocalDate();
    Duration nearest = Duration.between(day.atTime(start), acquired);
    for (LocalDate other : List.of(day.minusDays(1), day.plusDays(1))) {
      Duration distance = Duration.between(other.atTime(start), acquired);
      if (distance.abs().compareTo(nearest.abs()) < 0) {
        nearest = distance;
      }
    }
    return nearest.toMillis() / 1000.0;
  }

  private static boolean areOne(List<LocalTime> sorted) {
    if (sorted.isEmpty()) {
      return true;
    }
    Duration apart = Duration.between(sorted.get(0), sorted.get(sorted.size() - 1));
    return apart.compareTo(SAME_START) <= 0;
  }

  private static boolean isCopied(LocalTime start, Set<SeriesHeader> candidates) {
    return candidates.stream()
        .flatMap(series -> series.acquisitionTime().stream())
        .anyMatch(at -> Math.abs(seconds(start, at)) * 1000 < COPIED.toMillis());
  }

  private static Map<SeriesHeader, Set<TimeDoubt>> copiedTimes(
      Map<SeriesHeader, Set<ContrastPhase>> named) {
    Map<SeriesHeader, Set<TimeDoubt>> doubts = new HashMap<>();
    for (SeriesHeader series : named.keySet()) {
      Set<TimeDoubt> own = EnumSet.noneOf(TimeDoubt.class);
      own.addAll(series.timeDoubts());
      own.remove(TimeDoubt.SEVERAL_START_TIMES);
      doubts.put(series, own);
    }
    List<SeriesHeader> timed =
        named.keySet().stream().filter(s -> s.acquisitionTime().isPresent()).toList();
    for (Acquisitions.Acquisition scan : Acquisitions.of(timed)) {
      long phases =
          scan.series().stream()
              .flatMap(series -> named.getOrDefault(series, Set.of()).stream())
              .distinct()
              .count();
      if (phases > 1 && scan.series().size() > 1) {
        scan.series()
            .forEach(
                series ->
                    doubts
                        .computeIfAbsent(series, s -> EnumSet.noneOf(TimeDoubt.class))
                        .add(TimeDoubt.ONE_TIME_FOR_ALL));
      }
    }
    return doubts;
  }
}
