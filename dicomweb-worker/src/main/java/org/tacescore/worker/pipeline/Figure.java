package org.tacescore.worker.pipeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.report.Measurement;
import org.tacescore.report.UcumUnits;
import org.tacescore.score.Cutoff;
import org.tacescore.score.Finding;
import org.tacescore.score.Score;

/**
 * A number as people read it, with the rule that it is held against in the same unit.
 *
 * <p>A bare fraction is told in percent: viewers print the unit's code, and 0.73 1 reads badly. The
 * number and its cutoff have as many decimals as show on which side of the cutoff it lies: one in
 * percent, else at most four, and more where these would make the two look equal.
 */
final class Figure {
  private static final int DECIMALS = 4;
  private static final int PERCENT_DECIMALS = 1;
  private static final int MOST_DECIMALS = 17;

  private final BigDecimal value;
  private final Code unit;
  private final Optional<String> rule;

  private Figure(BigDecimal value, Code unit, Optional<String> rule) {
    this.value = value;
    this.unit = unit;
    this.rule = rule;
  }

  static Figure of(BigDecimal number, Code unit) {
    boolean fraction = isFraction(unit);
    return new Figure(
        shown(number, fraction, usualDecimals(fraction)), shown(unit), Optional.empty());
  }

  static Figure of(BigDecimal number, Code unit, Cutoff cutoff) {
    boolean fraction = isFraction(unit);
    int decimals = decimals(number, cutoff.value(), fraction);
    String limit = limit(cutoff.value(), fraction, decimals) + unitText(shown(unit).value());
    return new Figure(
        shown(number, fraction, decimals),
        shown(unit),
        Optional.of(cutoff.comparator().symbol() + " " + limit));
  }

  static Figure of(Score score) {
    return of(score.value(), score.unit(), score.cutoff());
  }

  static Figure of(PriorResult.PriorScore prior) {
    return of(prior.value(), new Code(prior.unit(), "UCUM", prior.unit()), prior.cutoff());
  }

  static Figure of(Finding.Measured measured) {
    return of(BigDecimal.valueOf(measured.value()), measured.unit(), measured.cutoff());
  }

  static Figure of(Finding.Computed computed) {
    return of(BigDecimal.valueOf(computed.value()), computed.unit());
  }

  Measurement measurement(Code concept) {
    return new Measurement(concept, value, unit);
  }

  int decimals() {
    return value.scale();
  }

  /** {@code 63.1}. */
  String digits() {
    return value.toPlainString();
  }

  /** {@code %}; empty where a person needs none. */
  String unitText() {
    return unitText(unit.value()).strip();
  }

  /** {@code 63.1 %}, {@code 4.10}. */
  String text() {
    return value.toPlainString() + unitText(unit.value());
  }

  /** {@code > 48.2 %}; empty where no cutoff was given. */
  Optional<String> rule() {
    return rule;
  }

  /** {@code (high when > 48.2 %)}; empty where no cutoff was given. */
  String highWhen() {
    return rule.map(" (high when %s)"::formatted).orElse("");
  }

  /** UCUM: annotations in braces and 1 are no units that a person needs to see. */
  static String unitText(String ucum) {
    return ucum.isEmpty() || ucum.startsWith("{") || ucum.equals("1") ? "" : " " + ucum;
  }

  private static boolean isFraction(Code unit) {
    return unit.value().equals("1");
  }

  private static Code shown(Code unit) {
    return isFraction(unit) ? UcumUnits.PERCENT : unit;
  }

  private static int usualDecimals(boolean fraction) {
    return fraction ? PERCENT_DECIMALS : DECIMALS;
  }

  private static int decimals(BigDecimal number, BigDecimal cutoff, boolean fraction) {
    int side = Integer.signum(number.compareTo(cutoff));
    int decimals = usualDecimals(fraction);
    while (decimals < MOST_DECIMALS
        && shown(number, fraction, decimals).compareTo(shown(cutoff, fraction, decimals)) != side) {
      decimals++;
    }
    return decimals;
  }

  private static BigDecimal shown(BigDecimal number, boolean fraction, int decimals) {
    if (fraction) {
      return number.movePointRight(2).setScale(decimals, RoundingMode.HALF_EVEN);
    }
    return number.scale() <= decimals ? number : number.setScale(decimals, RoundingMode.HALF_EVEN);
  }

  /** A cutoff as it was published, 4.10; one that was learned has no idle zeros. */
  private static String limit(BigDecimal cutoff, boolean fraction, int decimals) {
    BigDecimal shown = shown(cutoff, fraction, decimals);
    boolean asPublished = !fraction && cutoff.scale() <= decimals;
    return (asPublished ? shown : shown.stripTrailingZeros()).toPlainString();
  }
}
