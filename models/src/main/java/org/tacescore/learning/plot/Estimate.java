package org.tacescore.learning.plot;

/**
 * A number with its 95 % confidence limits.
 *
 * @param value NaN where it cannot be estimated, or a median is not reached
 * @param lower NaN where there is no limit
 * @param upper NaN where there is no limit
 */
public record Estimate(double value, double lower, double upper) {
  /** Where both limits are numbers, the lower one is not above the upper one. */
  public Estimate {
    InvalidPlotException.require(
        !(lower > upper), "the lower limit %s is above the upper one, %s", lower, upper);
  }

  /** A number without limits. */
  public static Estimate of(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  boolean known() {
    return Double.isFinite(value);
  }

  boolean limited() {
    return !Double.isNaN(lower) && !Double.isNaN(upper);
  }

  /** As in a text: {@code 0.853 (95% CI 0.801 to 0.905)}. */
  String text() {
    if (Double.isNaN(value)) {
      return "not estimable";
    }
    String limits = limited() ? limits() : "not estimable";
    return "%s (95%% CI %s)".formatted(number(value), limits);
  }

  /** As in a table: {@code 0.853 (0.801 to 0.905)}. */
  String shortText() {
    if (Double.isNaN(value)) {
      return "not estimable";
    }
    return "%s (%s)".formatted(number(value), limited() ? limits() : "CI n. e.");
  }

  /** As a median time, which may not be reached. */
  String medianText(String unit) {
    String from = Double.isNaN(lower) ? "not reached" : number(lower);
    String to = Double.isNaN(upper) ? "not reached" : number(upper);
    String middle = Double.isNaN(value) ? "not reached" : number(value) + " " + unit;
    return Double.isNaN(lower) && Double.isNaN(upper)
        ? "median %s (95%% CI not estimable)".formatted(middle)
        : "median %s (95%% CI %s to %s)".formatted(middle, from, to);
  }

  private String limits() {
    return number(lower) + " to " + number(upper);
  }

  /** With as many decimals as the others. */
  private String number(double one) {
    return NumberText.of(one, value, lower, upper);
  }
}
