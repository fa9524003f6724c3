package org.tacescore.score.clinical;

import org.tacescore.score.Analyte;

/**
 * A value that a score needs and the patient's values lack.
 *
 * @param analyte what is missing
 * @param visit at which time point
 */
public record MissingItem(Analyte analyte, Visit visit) {

  /** For people, e.g. {@code ast before the first TACE}. */
  public String text() {
    return analyte == Analyte.TACE_DATE
        ? "tace-date, the day of the first TACE"
        : analyte.contractName() + " " + visit.words();
  }
}
