package org.tacescore.learning.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as a table prints them, the same in every locale. */
final class Figures {
  static final char NO_BREAK = '\u00a0';
  static final String NONE = "n. e.";

  private Figures() {}

  /** Three decimals, or three significant digits of what is large or small. */
  static String of(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 0.001 || size >= 1000)) {
      BigDecimal digits = BigDecimal.valueOf(value).round(new MathContext(4));
      return size >= 1000
          ? digits.setScale(0, RoundingMode.HALF_UP).toPlainString()
          : String.format(Locale.ROOT, "%.2e", value);
    }
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** As {@code 0.853 (0.801 to 0.905)}. */
  static String of(double value, double lower, double upper) {
    return Double.isFinite(lower) && Double.isFinite(upper)
        ? interval(of(value), of(lower), of(upper))
        : of(value);
  }

  /** Breaks, if at all, between the value and its bounds. */
  static String interval(String value, String lower, String upper) {
    return value + " (" + lower + NO_BREAK + "to" + NO_BREAK + upper + ")";
  }

  /** A p value: {@code < 0.001} or three decimals. */
  static String p(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** Whole days; a bound that does not exist is said to be so. */
  static String days(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.0f", value) : "not reached";
  }
}
