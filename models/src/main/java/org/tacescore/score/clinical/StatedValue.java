package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.Optional;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;

/** What a single clinical value says, for whoever needs it as a number or as a statement. */
public final class StatedValue {
  private StatedValue() {}

  /**
   * The number in the analyte's own unit, e.g. AFP in ng/mL.
   *
   * @throws RefusedException INVALID_CLINICAL for an unknown unit or a value that cannot be true
   */
  public static BigDecimal number(ClinicalValue value) {
    return Quantity.of(value).value();
  }

  /** The own unit of an analyte whose values are numbers; empty for any other. */
  public static Optional<String> unit(Analyte analyte) {
    return Quantity.Kind.find(analyte).map(Quantity.Kind::unit);
  }

  /**
   * Whether something is there: yes and present, no and absent.
   *
   * @throws RefusedException INVALID_CLINICAL for another word
   */
  public static boolean isPresent(ClinicalValue value) {
    return Input.statement(value.analyte()).read(value);
  }

  /**
   * The stage of a value of BCLC: 0, A, B, C or D.
   *
   * @throws RefusedException INVALID_CLINICAL for another word
   */
  public static String bclc(ClinicalValue value) {
    return Input.BCLC.read(value).label();
  }
}
