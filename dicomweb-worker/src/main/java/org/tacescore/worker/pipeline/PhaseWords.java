package org.tacescore.worker.pipeline;

import java.util.Locale;
import org.tacescore.segio.ContrastPhase;

/** What a contrast phase is called. */
final class PhaseWords {
  private PhaseWords() {}

  /** {@code portal venous phase}. */
  static String of(ContrastPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " phase";
  }

  /** {@code portal-venous}, as a part of an object's role. */
  static String role(ContrastPhase phase) {
    return phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
