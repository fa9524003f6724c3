package org.tacescore.testpacs.phantom;

/** A planted departure from a complete study, for tests of refusals. */
public enum PhantomVariant {
  /** The arterial series lacks a slice in its middle. */
  MISSING_SLICE,
  /** The portal venous series has its own Frame of Reference UID, and its origin is elsewhere. */
  OTHER_FRAME_OF_REFERENCE_VENOUS,
  /** The portal venous series, and its SEG, are not there. */
  MISSING_PHASE,
  /** Contrast/Bolus Start Time (0018,1042) is absent. */
  NO_INJECTION_TIME,
  /** A first TACE is stated for days before the study, the next for days after it. */
  TREATED_BEFORE
}
