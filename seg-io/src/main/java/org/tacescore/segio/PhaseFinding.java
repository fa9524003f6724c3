package org.tacescore.segio;

import java.util.List;

/** What is made of a series' evidence for its contrast phase. */
public sealed interface PhaseFinding {

  /** All that was read, strongest kind first. */
  List<PhaseEvidence> evidence();

  /**
   * One phase: two kinds of evidence from different {@link PhaseEvidence.Source}s agree, or one of
   * {@link PhaseEvidence.Kind#SITE_OVERRIDE} and {@link PhaseEvidence.Kind#TAG} says so, and none
   * contradicts.
   */
  record Found(ContrastPhase phase, List<PhaseEvidence> evidence) implements PhaseFinding {
    public Found {
      evidence = List.copyOf(evidence);
    }

    /** How many independent sources agree; the more, the surer. */
    public int independentSources() {
      return (int) evidence.stream().map(PhaseEvidence::source).distinct().count();
    }
  }

  /**
   * Evidence contradicts itself, or is too weak to stand alone.
   *
   * @param detail what contradicts what, or what is lacking, in words for a radiographer
   */
  record Ambiguous(String detail, List<PhaseEvidence> evidence) implements PhaseFinding {
    public Ambiguous {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * No evidence at all.
   *
   * @param detail what stood in the way of some, in words; may be empty
   */
  record Unknown(String detail) implements PhaseFinding {
    public Unknown() {
      this("");
    }

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
