package org.tacescore.report;

import java.math.BigDecimal;
import org.tacescore.dicom.Code;

/**
 * A number with its concept and unit (PS3.16 TID 300).
 *
 * <p>Viewers print the unit's code, not its meaning: the UCUM unit {@code 1} reads "0.73 1" and is
 * refused; {@link UcumUnits} has annotations that read well.
 *
 * @param concept what was measured
 * @param value as it is to be read: the scale is kept, 4.10 stays 4.10
 * @param unit UCUM unit
 */
public record Measurement(Code concept, BigDecimal value, Code unit) {

  public Measurement {
    if (unit.value().equals("1")) {
      throw new IllegalArgumentException(
          "unit 1 reads as a second number in viewers; annotate it, e.g. {score} (concept %s)"
              .formatted(concept.value()));
    }
  }

  /**
   * The measurement with the shortest decimal number that is the double.
   *
   * @param value finite
   */
  public static Measurement of(Code concept, double value, Code unit) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "a measurement is a finite number, got %s (concept %s)"
              .formatted(value, concept.value()));
    }
    return new Measurement(concept, BigDecimal.valueOf(value), unit);
  }
}
