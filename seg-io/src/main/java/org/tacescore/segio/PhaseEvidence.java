package org.tacescore.segio;

/**
 * One reason to take a series for a contrast phase.
 *
 * @param kind where it was found
 * @param phase what it speaks for
 * @param text what was read, for the report: {@code 35 s after injection}; no patient data
 */
public record PhaseEvidence(Kind kind, ContrastPhase phase, String text) {

  /** Kinds of evidence, strongest first. */
  public enum Kind {
    /** The site's own map of series descriptions. */
    SITE_OVERRIDE,
    /** Contrast/Bolus Agent Phase (0018,9344). */
    TAG,
    /** Seconds from the start of the injection to the acquisition. */
    TIME,
    /** Words in Series Description or Protocol Name. */
    DESCRIPTION,
    /** Place among the study's series by acquisition time. */
    ORDER,
    /** Enhancement inside segmented organs. */
    INTENSITY
  }
}
