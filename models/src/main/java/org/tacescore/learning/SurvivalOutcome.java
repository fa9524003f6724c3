package org.tacescore.learning;

import java.util.BitSet;

/**
 * A time for each row, and whether the event happened then; else the row is censored at that time.
 * Immutable; the arrays never leak.
 */
public final class SurvivalOutcome {
  private final double[] times;
  private final BitSet events;

  private SurvivalOutcome(double[] times, BitSet events) {
    this.times = times;
    this.events = events;
  }

  /**
   * Both arrays are copied.
   *
   * @param times finite and positive, any unit
   * @throws DegenerateDataException when a time is not
   */
  public static SurvivalOutcome of(double[] times, boolean[] events) {
    if (times.length != events.length) {
      throw new IllegalArgumentException(
          "%d times for %d events".formatted(times.length, events.length));
    }
    BitSet happened = new BitSet(events.length);
    for (int row = 0; row < times.length; row++) {
      if (!Double.isFinite(times[row]) || times[row] <= 0) {
        throw new DegenerateDataException(
            Degeneracy.INVALID_VALUE,
            "a time must be positive, row %d is %s".formatted(row + 1, times[row]));
      }
      happened.set(row, events[row]);
    }
    return new SurvivalOutcome(times.clone(), happened);
  }

  public int rows() {
    return times.length;
  }

  public double time(int row) {
    return times[row];
  }

  public boolean event(int row) {
    return events.get(row);
  }

  /** Number of rows with the event. */
  public int events() {
    return events.cardinality();
  }

  /** This outcome where it has an event. */
  public SurvivalOutcome requireEvents() {
    if (events.isEmpty()) {
      throw new DegenerateDataException(
          Degeneracy.NO_EVENTS, "all %d rows are censored".formatted(times.length));
    }
    return this;
  }

  /** A copy of the times. */
  public double[] times() {
    return times.clone();
  }

  /** These rows, in their order. */
  public SurvivalOutcome rows(int[] chosen) {
    double[] some = new double[chosen.length];
    boolean[] happened = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      some[i] = times[chosen[i]];
      happened[i] = events.get(chosen[i]);
    }
    return of(some, happened);
  }
}
