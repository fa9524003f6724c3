package org.tacescore.segio;

/**
 * One reason to take a series for a contrast phase.
 *
 * @param kind what it is
 * @param source what it was read from: two kinds are independent only if their sources differ
 * @param phase what it speaks for
 * @param text what was read, for the report: {@code 35 s after injection}; no patient data
 */
public record PhaseEvidence(Kind kind, Source source, ContrastPhase phase, String text) {

  /** Evidence from the usual source of its kind. */
  public PhaseEvidence(Kind kind, ContrastPhase phase, String text) {
    this(kind, kind.source(), phase, text);
  }

  /** Kinds of evidence, strongest first. */
  public enum Kind {
    /** The site's own map of series descriptions. */
    SITE_OVERRIDE(Source.SITE),
    /** Contrast/Bolus Agent Phase (0018,9344). */
    TAG(Source.TAG),
    /** Seconds from the start of the injection to the acquisition. */
    TIME(Source.CLOCK),
    /** Words in Series Description, Protocol Name or Image Comments. */
    DESCRIPTION(Source.TEXT),
    /** Place among the study's acquisitions, by the intervals between them. */
    ORDER(Source.CLOCK),
    /** Enhancement inside segmented organs. */
    INTENSITY(Source.PIXELS);

    private final Source source;

    Kind(Source source) {
      this.source = source;
    }

    /** Where evidence of this kind usually comes from; seconds in a text come from the text. */
    Source source() {
      return source;
    }
  }

  /**
   * What evidence is read from. One wrong attribute can spoil all evidence of one source, and none
   * of another.
   */
  public enum Source {
    /** The site's own word. */
    SITE,
    /** The attribute that the standard made for the phase. */
    TAG,
    /** Acquisition times and the start of the injection. */
    CLOCK,
    /**
     * The intervals within a complete set of phases, which a wrong start of the injection cannot
     * change and one wrong acquisition time would break ({@link PhaseOrder}).
     */
    INTERVALS,
    /** What people wrote. */
    TEXT,
    /** Voxel values. */
    PIXELS
  }
}
