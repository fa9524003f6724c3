package org.tacescore.kernels;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Exponential, sine and cosine rounded to the nearest double.
 *
 * <p>Java's own functions may be off by one unit in the last place, and C's library differs from
 * them in one value of ten. That is enough to flip a bit of a filtered image. These agree with C's
 * in all but one or two of a thousand.
 */
final class RoundedFunctions {
  private static final MathContext DIGITS = new MathContext(50);
  private static final BigDecimal SMALL = new BigDecimal("0.1");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** So many terms of a series of arguments up to {@link #SMALL} leave out less than 1e-50. */
  private static final int LAST_POWER = 30;

  private RoundedFunctions() {}

  static double exp(double x) {
    BigDecimal value = new BigDecimal(x);
    int halvings = halvings(value);
    BigDecimal exp = series(halved(value, halvings), 1, 0, 1);
    for (int i = 0; i < halvings; i++) {
      exp = exp.multiply(exp, DIGITS);
    }
    return exp.doubleValue();
  }

  static double cos(double x) {
    return trigonometric(x)[0].doubleValue();
  }

  static double sin(double x) {
    return trigonometric(x)[1].doubleValue();
  }

  private static BigDecimal[] trigonometric(double x) {
    BigDecimal value = new BigDecimal(x);
    int halvings = halvings(value);
    BigDecimal small = halved(value, halvings);
    BigDecimal cos = series(small, -1, 0, 2);
    BigDecimal sin = series(small, -1, 1, 2);
    for (int i = 0; i < halvings; i++) {
      sin = TWO.multiply(sin, DIGITS).multiply(cos, DIGITS);
      cos = TWO.multiply(cos, DIGITS).multiply(cos, DIGITS).subtract(BigDecimal.ONE, DIGITS);
    }
    return new BigDecimal[] {cos, sin};
  }

  private static int halvings(BigDecimal value) {
    int count = 0;
    for (BigDecimal left = value.abs(); left.compareTo(SMALL) > 0; count++) {
      left = left.divide(TWO, DIGITS);
    }
    return count;
  }

  private static BigDecimal halved(BigDecimal value, int times) {
    return value.divide(TWO.pow(times), DIGITS);
  }

  /** Sum of sign^k x^n / n! over n = first, first + by, ..., the k-th of them. */
  private static BigDecimal series(BigDecimal x, int sign, int first, int by) {
    BigDecimal term = first == 0 ? BigDecimal.ONE : x;
    BigDecimal sum = term;
    for (int n = first + by; n <= LAST_POWER; n += by) {
      for (int factor = n - by + 1; factor <= n; factor++) {
        term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(factor), DIGITS);
      }
      term = sign < 0 ? term.negate() : term;
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }
}
