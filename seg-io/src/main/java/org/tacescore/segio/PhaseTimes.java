package org.tacescore.segio;

import java.util.List;
import java.util.Optional;

/**
 * Contrast phase by seconds after the injection began.
 *
 * <p>Gaps between the phases are left empty on purpose: a time in a gap is evidence of nothing.
 * Windows: CT arterial 10-55 s, portal venous 55-110 s, delayed 150-600 s; MR arterial 15-40 s,
 * portal venous 50-90 s, delayed 120-300 s, hepatobiliary 15-25 min; native before the injection. A
 * time on the border of two windows is in neither.
 */
final class PhaseTimes {
  /** A scan longer before the injection is not known to belong to it. */
  private static final double EARLIEST_SECONDS = -600;

  private static final List<Window> CT =
      List.of(
          new Window(ContrastPhase.ARTERIAL, 10, 55),
          new Window(ContrastPhase.PORTAL_VENOUS, 55, 110),
          new Window(ContrastPhase.DELAYED, 150, 600));

  private static final List<Window> MR =
      List.of(
          new Window(ContrastPhase.ARTERIAL, 15, 40),
          new Window(ContrastPhase.PORTAL_VENOUS, 50, 90),
          new Window(ContrastPhase.DELAYED, 120, 300),
          new Window(ContrastPhase.HEPATOBILIARY, 900, 1500));

  private PhaseTimes() {}

  /** The windows of a modality after the injection, in their order. */
  static List<Window> windows(String modality) {
    return modality.equals("MR") ? MR : CT;
  }

  /** By the windows of a modality, from 600 s before the injection to their end. */
  static Optional<ContrastPhase> of(String modality, double seconds) {
    return seconds < EARLIEST_SECONDS ? Optional.empty() : in(windows(modality), seconds);
  }

  /** As read from CT times; none beyond 600 s. */
  static Optional<ContrastPhase> ofCt(double seconds) {
    return in(CT, seconds);
  }

  /** As read from MR times; none beyond 25 min. */
  static Optional<ContrastPhase> ofMr(double seconds) {
    return in(MR, seconds);
  }

  private static Optional<ContrastPhase> in(List<Window> windows, double seconds) {
    if (seconds < 0) {
      return Optional.of(ContrastPhase.NATIVE);
    }
    List<ContrastPhase> found =
        windows.stream()
            .filter(window -> seconds >= window.from() && seconds <= window.to())
            .map(Window::phase)
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** For a text that does not say its modality: what one table says and the other does not deny. */
  static Optional<ContrastPhase> ofEither(double seconds) {
    Optional<ContrastPhase> ct = ofCt(seconds);
    Optional<ContrastPhase> mr = ofMr(seconds);
    if (ct.isPresent() && mr.isPresent() && !ct.equals(mr)) {
      return Optional.empty();
    }
    return ct.or(() -> mr);
  }

  /** Whether both tables name another phase. */
  static boolean deny(ContrastPhase phase, double seconds) {
    Optional<ContrastPhase> ct = ofCt(seconds);
    Optional<ContrastPhase> mr = ofMr(seconds);
    return ct.isPresent() && mr.isPresent() && ct.get() != phase && mr.get() != phase;
  }

  /**
   * When a phase is scanned.
   *
   * @param phase the phase
   * @param from seconds after the injection began
   * @param to seconds after the injection began
   */
  record Window(ContrastPhase phase, double from, double to) {}
}
