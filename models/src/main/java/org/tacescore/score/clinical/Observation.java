package org.tacescore.score.clinical;

import org.tacescore.score.ClinicalValue;

/**
 * The value that stands for an analyte at a time point.
 *
 * @param value the value
 * @param standing what its time says of it
 */
record Observation(ClinicalValue value, Standing standing) {

  static Observation certain(ClinicalValue value) {
    return new Observation(value, Standing.CERTAIN);
  }

  /** How surely a value is the one of its time point. */
  enum Standing {
    CERTAIN,
    /** Of the day of a TACE whose hour is not known: it may be of before or after it. */
    SAME_DAY_AS_TACE,
    /** Another value of the same time, or without one too, differs. */
    CONTRADICTED
  }
}
