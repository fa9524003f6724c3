package org.tacescore.learning.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.tacescore.learning.SurvivalOutcome;

/**
 * The distinct times of an outcome, ascending, and the rows at each.
 *
 * <p>Neighbours that differ by no more than 2^-26, or by that fraction of the mean of the distinct
 * times, are one time, the first of their run: sums of steps like 0.1 must not break ties (the rule
 * of R's survival::aeqSurv, which survfit, survdiff, coxph and concordance apply). Immutable.
 */
final class TimeOrder {
  private static final double SAME = 0x1p-26;

  private final SurvivalOutcome outcome;
  private final int[] rows;
  private final int[] starts;

  private TimeOrder(SurvivalOutcome outcome, int[] rows, int[] starts) {
    this.outcome = outcome;
    this.rows = rows;
    this.starts = starts;
  }

  static TimeOrder of(SurvivalOutcome outcome) {
    int[] rows =
        IntStream.range(0, outcome.rows())
            .boxed()
            .sorted(Comparator.comparingDouble(outcome::time))
            .mapToInt(Integer::intValue)
            .toArray();
    double mean = Arrays.stream(outcome.times()).distinct().average().orElse(0);
    IntStream starts =
        IntStream.range(0, rows.length)
            .filter(i -> i == 0 || differ(outcome.time(rows[i - 1]), outcome.time(rows[i]), mean));
    int[] bounds = IntStream.concat(starts, IntStream.of(rows.length)).toArray();
    return new TimeOrder(outcome, rows, bounds);
  }

  private static boolean differ(double earlier, double later, double mean) {
    double gap = later - earlier;
    return gap > SAME && gap / mean > SAME;
  }

  /** Number of distinct times. */
  int count() {
    return starts.length - 1;
  }

  double time(int place) {
    return outcome.time(rows[starts[place]]);
  }

  /** The first position of a time in the order of rows. */
  int from(int place) {
    return starts[place];
  }

  /** The position behind the last of a time. */
  int to(int place) {
    return starts[place + 1];
  }

  /** The row at a position. */
  int row(int position) {
    return rows[position];
  }

  boolean event(int position) {
    return outcome.event(rows[position]);
  }

  /** Rows of this time or a later one. */
  int atRisk(int place) {
    return rows.length - starts[place];
  }

  int events(int place) {
    return (int) IntStream.range(from(place), to(place)).filter(this::event).count();
  }

  /** Rows that are censored at a time. */
  int censored(int place) {
    return to(place) - from(place) - events(place);
  }
}
