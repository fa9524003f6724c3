package org.tacescore.segio;

import java.util.Optional;

/**
 * A word or phrase of a series description, as the vocabulary understands it.
 *
 * @param kind what it says
 * @param strength how much support it needs to become a label
 * @param before what parts it from the word before: a space, a dash or a slash
 */
record DescriptionWord(Kind kind, Strength strength, char before) {

  /** What a word says. */
  enum Kind {
    ARTERIAL,
    PORTAL,
    DELAYED,
    NATIVE,
    HEPATOBILIARY,
    /** "Delay": the delayed phase, but beside a time the scan delay. */
    DELAY,
    /** "Late": the delayed phase, but beside an arterial word the late arterial one. */
    LATE,
    /** The delayed phase, after a liver-specific agent too. */
    TRANSITIONAL,
    EARLY,
    /** Two phases in one word. */
    CLASH,
    /** With and without contrast. */
    BOTH,
    /** Denies the phase that follows. */
    NO,
    /** Denies the phase that stands before or follows. */
    NOT_DONE,
    /** Denies the phase that follows; native where nothing follows. */
    WITHOUT,
    EXCLUDE,
    /** Tracking of the bolus: excluded, but said beside a phase too. */
    TRACKING,
    DIXON,
    /** Excluded beside Dixon. */
    DIXON_PART,
    /** A technique or saying in which a phase word means something else. */
    OFF,
    /** Other anatomy: cancels a phase unless the liver or abdomen is named too. */
    ELSEWHERE,
    REGION,
    /** What makes of the phase word before it a disease, a vessel or a device. */
    THING,
    MULTI,
    AGENT,
    MR,
    /** "Phase" and what else may stand between a phase word and its modifier. */
    LINK,
    COMMON,
    TECHNIQUE,
    NUMBER,
    /** Known, and means no phase. */
    NOTHING,
    /** Not known, and too short to mean much: a code, an initial. */
    UNKNOWN,
    /** Not known, and a word: it may make anything of the phase beside it. */
    STRANGE;

    /** The phase that a word of this kind names when no other word changes it. */
    Optional<ContrastPhase> phase() {
      return switch (this) {
        case ARTERIAL -> Optional.of(ContrastPhase.ARTERIAL);
        case PORTAL -> Optional.of(ContrastPhase.PORTAL_VENOUS);
        case DELAYED, DELAY, LATE, TRANSITIONAL -> Optional.of(ContrastPhase.DELAYED);
        case NATIVE -> Optional.of(ContrastPhase.NATIVE);
        case HEPATOBILIARY -> Optional.of(ContrastPhase.HEPATOBILIARY);
        default -> Optional.empty();
      };
    }
  }

  /** How much support a phase word needs. */
  enum Strength {
    STRONG,
    /** Speaks where every other word of the text is understood. */
    WEAK,
    /** Speaks where, besides, a time agrees. */
    FAINT,
    NONE
  }

  DescriptionWord as(Kind other) {
    return new DescriptionWord(other, strength, before);
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
