package org.tacescore.learning.plot;

import java.util.List;

/** Maps values to px of a page, linear or logarithmic. */
final class Axis {
  /** Where a label stands on an axis. */
  record Tick(double value, String label) {}

  private static final double FARTHEST = 1e5;

  private final double lo;
  private final double hi;
  private final double from;
  private final double to;
  private final boolean logarithmic;

  private Axis(double lo, double hi, double from, double to, boolean logarithmic) {
    this.lo = lo;
    this.hi = hi;
    this.from = from;
    this.to = to;
    this.logarithmic = logarithmic;
  }

  /**
   * Exactly these limits, unless they are too near to each other to be told apart; infinite ones
   * become the largest numbers.
   */
  static Axis linear(double lo, double hi, double from, double to) {
    double size = Math.max(Math.abs(lo), Math.abs(hi));
    boolean wide = hi / 2 - lo / 2 > 1e-9 * size;
    double more = wide ? 0 : size == 0 ? 1 : size * 0.1;
    return new Axis(finite(lo - more), finite(hi + more), from, to, false);
  }

  private static double finite(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }

  /** Positive limits. */
  static Axis logarithmic(double lo, double hi, double from, double to) {
    boolean wide = Math.log(hi) - Math.log(lo) > 1e-6;
    return wide ? new Axis(lo, hi, from, to, true) : new Axis(lo / 1.5, hi * 1.5, from, to, true);
  }

  /** In px; far outside values stay at a bound that a page can hold. */
  double at(double value) {
    double place = from + share(value) * (to - from);
    return Math.max(-FARTHEST, Math.min(FARTHEST, place));
  }

  /** In px, at the nearer end where outside. */
  double within(double value) {
    return from + Math.max(0, Math.min(1, share(value))) * (to - from);
  }

  boolean holds(double value) {
    double share = share(value);
    return share >= -1e-9 && share <= 1 + 1e-9;
  }

  double from() {
    return from;
  }

  double to() {
    return to;
  }

  double lo() {
    return lo;
  }

  double hi() {
    return hi;
  }

  /** At most so many, at 1, 2 or 5 times a power of ten. */
  List<Tick> ticks(int most) {
    return logarithmic ? Ticks.logarithmic(lo, hi, most) : Ticks.linear(lo, hi, most);
  }

  /** As many as stand side by side, each label with this room at least. */
  List<Tick> ticksAcross(Lettering lettering, double room) {
    for (int most = 10; most > 2; most--) {
      List<Tick> ticks = ticks(most);
      if (apart(ticks, lettering, room)) {
        return ticks;
      }
    }
    List<Tick> few = ticks(2);
    return apart(few, lettering, room) ? few : few.subList(0, Math.min(1, few.size()));
  }

  private boolean apart(List<Tick> ticks, Lettering lettering, double room) {
    for (int i = 1; i < ticks.size(); i++) {
      double needed = (width(ticks.get(i), lettering) + width(ticks.get(i - 1), lettering)) / 2;
      double distance = Math.abs(at(ticks.get(i).value()) - at(ticks.get(i - 1).value()));
      if (distance < Math.max(room, needed + 8)) {
        return false;
      }
    }
    return true;
  }

  private static double width(Tick tick, Lettering lettering) {
    return TextWidth.of(tick.label(), lettering);
  }

  private double share(double value) {
    if (logarithmic) {
      return (Math.log(value) - Math.log(lo)) / (Math.log(hi) - Math.log(lo));
    }
    return (value / 2 - lo / 2) / (hi / 2 - lo / 2);
  }
}
