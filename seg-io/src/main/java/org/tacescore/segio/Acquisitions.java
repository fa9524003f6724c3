package org.tacescore.segio;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The scans of a study: series that carry the same acquisition time are reconstructions of one.
 *
 * <p>In the order of time; each holds series of the list it was made of.
 */
final class Acquisitions {
  /**
   * Times no further apart are one scan: a reconstruction of other slices of a spiral has another
   * median. Arterial scans of an MR series in parts, and frames of time-resolved angiography,
   * follow each other more slowly.
   */
  static final Duration SAME = Duration.ofSeconds(2);

  private Acquisitions() {}

  /**
   * @param series with acquisition times
   */
  static List<Acquisition> of(List<SeriesHeader> series) {
    List<SeriesHeader> inOrder =
        series.stream().sorted(Comparator.comparing(Acquisitions::time)).toList();
    List<Acquisition> scans = new ArrayList<>();
    List<SeriesHeader> open = new ArrayList<>();
    for (SeriesHeader header : inOrder) {
      if (!open.isEmpty()
          && Duration.between(time(open.get(0)), time(header)).compareTo(SAME) > 0) {
        scans.add(new Acquisition(time(open.get(0)), open));
        open = new ArrayList<>();
      }
      open.add(header);
    }
    if (!open.isEmpty()) {
      scans.add(new Acquisition(time(open.get(0)), open));
    }
    return scans;
  }

  private static LocalDateTime time(SeriesHeader series) {
    return series.acquisitionTime().orElseThrow();
  }

  /**
   * One scan.
   *
   * @param at acquisition time of its first series
   * @param series its reconstructions
   */
  record Acquisition(LocalDateTime at, List<SeriesHeader> series) {
    Acquisition {
      series = List.copyOf(series);
    }
  }
}
