package org.tacescore.segio;

import java.util.List;

/** What is made of a series' evidence for its contrast phase. */
public sealed interface PhaseFinding {

  /** All that was read, strongest kind first. */
  List<PhaseEvidence> evidence();

  /**
   * One phase: two kinds of evidence agree, or one of {@link PhaseEvidence.Kind#SITE_OVERRIDE} and
   * {@link PhaseEvidence.Kind#TAG} says so, and none contradicts.
   */
  record Found(ContrastPhase phase, List<PhaseEvidence> evidence) implements PhaseFinding {
    public Found {
      evidence = List.copyOf(evidence);
    }
  }

  /** Evidence contradicts itself, or is too weak to stand alone. */
  record Ambiguous(String detail, List<PhaseEvidence> evidence) implements PhaseFinding {
    public Ambiguous {
      evidence = List.copyOf(evidence);
    }
  }

  /** No evidence at all. */
  record Unknown() implements PhaseFinding {
    @Override
    public List<PhaseEvidence> evidence() {
      return List.of();
    }
  }

  /** Not a series of the liver that could be measured: a localizer, a projection, a subtraction. */
  record Excluded(String detail) implements PhaseFinding {
    @Override
    public List<PhaseEvidence> evidence() {
      return List.of();
    }
  }
}
