package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tacescore.refusal.RefusedException;

/**
 * One published number of a score: a weight, a limit with its operator, or both.
 *
 * @param weight points, or a coefficient; zero where the limit alone matters
 * @param when the operator; null with {@code than}
 * @param than the limit
 * @param unit the limit's UCUM unit as printed; null for a pure number
 */
record Term(
    BigDecimal weight,
    @Nullable Comparison when,
    @Nullable BigDecimal than,
    @Nullable String unit) {

  /** Whether a pure number is on the printed side of the limit. */
  boolean holds(BigDecimal value) {
    return needWhen().holds(value, needThan());
  }

  /** Whether a ratio is; products are compared, since a quotient may have no end. */
  boolean holdsForRatio(BigDecimal dividend, BigDecimal divisor) {
    return needWhen().holds(dividend, needThan().multiply(divisor));
  }

  /**
   * Whether a quantity is; the limit is brought into the quantity's unit, which is exact.
   *
   * @throws RefusedException never for a unit of the shipped numbers
   */
  boolean holds(Quantity value) {
    BigDecimal limit = Quantity.Kind.of(value.analyte()).canonical(needThan(), unitText());
    return needWhen().holds(value.value(), limit);
  }

  /** The line of an item that adds its weight when the limit's side is the printed one. */
  ScoreItem item(String name, Quantity value) {
    return new ScoreItem(
        name, "%s (%s)".formatted(value.text(), limitText()), Optional.of(points(holds(value))));
  }

  /** The line of an item that adds its weight when a statement holds. */
  ScoreItem item(String name, String finding, boolean holds) {
    return new ScoreItem(name, finding, Optional.of(points(holds)));
  }

  BigDecimal points(boolean counts) {
    return counts ? weight : BigDecimal.ZERO;
  }

  /** The operator and the limit, e.g. {@code < 36 g/L}. */
  String limitText() {
    String unit = unitText();
    return needWhen().symbol() + " " + needThan() + (unit.equals("1") ? "" : " " + unit);
  }

  private String unitText() {
    return Optional.ofNullable(unit).orElse("1");
  }

  private Comparison needWhen() {
    return Optional.ofNullable(when).orElseThrow(Term::noLimit);
  }

  private BigDecimal needThan() {
    return Optional.ofNullable(than).orElseThrow(Term::noLimit);
  }

  private static InvalidDefinitionException noLimit() {
    return new InvalidDefinitionException("a term without a limit was asked for one");
  }
}
