package org.tacescore.testpacs.phantom;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal Strings (DICOM PS3.5, VR DS): at most 16 characters; here with at most 9 decimals. */
final class DecimalString {

  private static final int DECIMALS = 9;

  private DecimalString() {}

  static String of(double value) {
    BigDecimal decimal =
        BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return decimal.signum() == 0 ? "0" : decimal.toPlainString();
  }

  /** The number that the string says. */
  static double rounded(double value) {
    return Double.parseDouble(of(value));
  }
}
