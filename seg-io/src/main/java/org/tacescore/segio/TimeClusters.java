package org.tacescore.segio;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tacescore.segio.StackSplit.Part;

/**
 * Parts images by the pauses between their acquisitions. A pause counts only together with all
 * longer ones, and only where it is at least twice as long as the longest that does not count.
 */
final class TimeClusters {
  private static final int MOST_PAUSES = 64;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private TimeClusters() {}

  /** The ways with fewest parts first; none where an image says no time, or all say one. */
  static List<List<Part>> of(List<Slice> slices) {
    List<Timed> timed = new ArrayList<>();
    for (Slice slice : slices) {
      Optional<LocalDateTime> at = SeriesHeaderReader.acquisitionTime(slice.frame().header());
      if (at.isEmpty()) {
        return List.of();
      }
      timed.add(new Timed(slice, at.get()));
    }
    timed.sort(Comparator.comparing(Timed::at));
    List<Integer> cuts =
        IntStream.range(1, timed.size())
            .boxed()
            .sorted(Comparator.comparing((Integer i) -> pause(timed, i)).reversed())
            .toList();
    List<List<Part>> ways = new ArrayList<>();
    for (int count = 1; count <= Math.min(cuts.size(), MOST_PAUSES); count++) {
      Duration shortest = pause(timed, cuts.get(count - 1));
      Duration next = count < cuts.size() ? pause(timed, cuts.get(count)) : Duration.ZERO;
      if (!shortest.isZero() && shortest.compareTo(next.multipliedBy(2)) >= 0) {
        ways.add(cut(timed, cuts.subList(0, count).stream().sorted().toList()));
      }
    }
    return ways;
  }

  private static Duration pause(List<Timed> timed, int before) {
    return Duration.between(timed.get(before - 1).at(), timed.get(before).at());
  }

  private static List<Part> cut(List<Timed> timed, List<Integer> cuts) {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= cuts.size(); i++) {
      int end = i < cuts.size() ? cuts.get(i) : timed.size();
      List<Timed> members = timed.subList(start, end);
      parts.add(
          new Part(
              "acquired " + CLOCK.format(members.get(0).at()),
              members.stream().map(Timed::slice).toList()));
      start = end;
    }
    return parts;
  }

  private record Timed(Slice slice, LocalDateTime at) {}
}
