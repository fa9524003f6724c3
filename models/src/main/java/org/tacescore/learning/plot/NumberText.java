package org.tacescore.learning.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as letters: about three digits that count, a point, no separators in thousands. */
final class NumberText {
  private NumberText() {}

  static String of(double value) {
    if (Double.isNaN(value)) {
      return "not estimable";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    return written(value, decimals(Math.abs(value)));
  }

  /** Of numbers that stand together: as many decimals as the largest of them has. */
  static String of(double value, double... beside) {
    double size = Math.abs(value);
    for (double other : beside) {
      size = Double.isFinite(other) ? Math.max(size, Math.abs(other)) : size;
    }
    return Double.isFinite(value) && size < 1e5 ? written(value, decimals(size)) : of(value);
  }

  private static int decimals(double size) {
    return size == 0 ? 0 : size <= 1 ? 3 : size < 10 ? 2 : size < 1000 ? 1 : 0;
  }

  private static String written(double value, int decimals) {
    double size = Math.abs(value);
    if (size != 0 && (size < 0.5 * Math.pow(10, -decimals) || size >= 1e5)) {
      return scientific(new BigDecimal(value).round(new MathContext(2)));
    }
    return fixed(value, decimals);
  }

  /** All digits of a finite number that is written by hand: {@code 1}, {@code 0.5}. */
  static String plain(double value) {
    BigDecimal bare = BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros();
    return tick(bare, bare.scale());
  }

  /** A finite number with so many decimals; a rounded zero has no sign. */
  static String fixed(double value, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.toPlainString();
  }

  /** With the relation: {@code p = 0.012}, {@code p < 0.001}, {@code p not estimable}. */
  static String p(double value) {
    if (Double.isNaN(value)) {
      return "p not estimable";
    }
    if (value < 0.001 || value > 0.99) {
      return value < 0.001 ? "p < 0.001" : "p > 0.99";
    }
    return "p = " + fixed(value, value < 0.1 ? 3 : 2);
  }

  /** All its digits, in plain letters where few and with a power of ten where many. */
  static String tick(BigDecimal value, int decimals) {
    BigDecimal plain = value.setScale(Math.max(0, decimals), RoundingMode.HALF_UP);
    if (plain.precision() <= 9 && Math.abs(plain.scale()) <= 6 && plain.precision() > 0) {
      String text = plain.toPlainString();
      if (text.length() <= (value.signum() < 0 ? 8 : 7)) {
        return text;
      }
    }
    return scientific(value);
  }

  private static String scientific(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal bare = value.stripTrailingZeros();
    String digits = bare.unscaledValue().abs().toString();
    int exponent = bare.precision() - bare.scale() - 1;
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (value.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
  }
}
