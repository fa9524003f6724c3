package org.tacescore.score;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * When a TACE was done, or is to be done.
 *
 * @param day the local day
 * @param instant the moment; empty where the day alone is known
 */
public record TreatmentDate(LocalDate day, Optional<Instant> instant) {

  /**
   * Reads the value of {@link Analyte#TACE_DATE}: a date ({@code 2025-03-17}), or a date and time
   * with offset ({@code 2025-03-17T13:45:00+01:00}). The time beside a clinical value says when it
   * was recorded and is not looked at.
   *
   * @throws RefusedException INVALID_CLINICAL; it does not quote the value, since a shifted column
   *     may hold a name
   */
  public static TreatmentDate parse(String value) {
    String text = value.strip();
    try {
      if (text.indexOf('T') < 0) {
        return new TreatmentDate(LocalDate.parse(text), Optional.empty());
      }
      OffsetDateTime time = OffsetDateTime.parse(text);
      return new TreatmentDate(time.toLocalDate(), Optional.of(time.toInstant()));
    } catch (DateTimeException e) {
      throw new RefusedException(
          Refusal.INVALID_CLINICAL,
          "tace-date must be like 2025-03-17 or 2025-03-17T13:45:00+01:00",
          e);
    }
  }
}
