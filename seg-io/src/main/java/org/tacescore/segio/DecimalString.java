package org.tacescore.segio;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number as a DS value (DICOM PS3.5 section 6.2): at most 16 characters. */
final class DecimalString {
  private static final int LONGEST = 16;
  private static final int MOST_DIGITS = 16;

  private DecimalString() {}

  /** With as many digits of the number as have room. */
  static String of(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    for (int digits = MOST_DIGITS; ; digits--) {
      BigDecimal rounded = exact.round(new MathContext(digits)).stripTrailingZeros();
      String plain = rounded.toPlainString();
      String text = plain.length() <= LONGEST ? plain : rounded.toString();
      if (text.length() <= LONGEST) {
        return text;
      }
    }
  }
}
