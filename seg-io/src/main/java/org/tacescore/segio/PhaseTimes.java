package org.tacescore.segio;

import java.util.Optional;

/**
 * Contrast phase by seconds after the injection began.
 *
 * <p>Gaps between the phases are left empty on purpose: a time in a gap is evidence of nothing.
 * Windows: CT arterial 10-55 s, portal venous 55-110 s, delayed 150-600 s; MR arterial 15-40 s,
 * portal venous 50-90 s, delayed 120-300 s, hepatobiliary 15-25 min. A time on the border of two
 * windows is in neither.
 */
final class PhaseTimes {
  private PhaseTimes() {}

  /** As read from CT times; none beyond 600 s. */
  static Optional<ContrastPhase> ofCt(double seconds) {
    if (seconds < 0) {
      return Optional.of(ContrastPhase.NATIVE);
    }
    if (seconds >= 10 && seconds < 55) {
      return Optional.of(ContrastPhase.ARTERIAL);
    }
    if (seconds > 55 && seconds <= 110) {
      return Optional.of(ContrastPhase.PORTAL_VENOUS);
    }
    return seconds >= 150 && seconds <= 600 ? Optional.of(ContrastPhase.DELAYED) : Optional.empty();
  }

  /** As read from MR times; none beyond 25 min. */
  static Optional<ContrastPhase> ofMr(double seconds) {
    if (seconds < 0) {
      return Optional.of(ContrastPhase.NATIVE);
    }
    if (seconds >= 15 && seconds <= 40) {
      return Optional.of(ContrastPhase.ARTERIAL);
    }
    if (seconds >= 50 && seconds <= 90) {
      return Optional.of(ContrastPhase.PORTAL_VENOUS);
    }
    if (seconds >= 120 && seconds <= 300) {
      return Optional.of(ContrastPhase.DELAYED);
    }
    return seconds >= 900 && seconds <= 1500
        ? Optional.of(ContrastPhase.HEPATOBILIARY)
        : Optional.empty();
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
}
