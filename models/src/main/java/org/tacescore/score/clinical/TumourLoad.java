package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How much tumour there is before the first TACE.
 *
 * @param diameter the largest, in cm
 * @param number how many
 */
record TumourLoad(Quantity diameter, Quantity number) {

  static Supplier<TumourLoad> asked(Asking ask) {
    Supplier<Quantity> diameter = ask.baseline(Input.DIAMETER);
    Supplier<Quantity> number = ask.baseline(Input.NUMBER);
    return () -> new TumourLoad(diameter.get(), number.get());
  }

  /** Largest diameter in cm plus number, as the up-to-7 and its kin count. */
  BigDecimal sum() {
    return diameter.value().add(number.value());
  }

  boolean isSingle() {
    return number.value().compareTo(BigDecimal.ONE) == 0;
  }

  /** A line that adds the term's weight when the sum is beyond its limit. */
  ScoreItem item(Term beyond, String name) {
    return beyond.item(name, text() + " (sum " + beyond.limitText() + ")", beyond.holds(sum()));
  }

  String text() {
    return "%s and %s, sum %s".formatted(diameter.text(), number.text(), Quantity.number(sum()));
  }

  List<ScoreItem> lines() {
    return List.of(Result.line("diameter", diameter), Result.line("number", number));
  }

  /** Seven-eleven, six-and-twelve, up-to-7 and up-to-11. */
  static ClinicalAnswer summed(Asking ask) {
    Supplier<TumourLoad> load = asked(ask);
    return ask.answer(
        () ->
            Result.summed(
                ask.definition(),
                List.of(
                    valueItem("diameter", load.get().diameter()),
                    valueItem("number", load.get().number()))));
  }

  private static ScoreItem valueItem(String name, Quantity value) {
    return new ScoreItem(name, value.text(), Optional.of(value.value()));
  }

  /** Tumour burden score: the root of the sum of both squares, to 16 digits. */
  static ClinicalAnswer burden(Asking ask) {
    Supplier<TumourLoad> load = asked(ask);
    return ask.answer(
        () -> {
          BigDecimal total = load.get().root();
          String group = ask.definition().group(total);
          return new Result(load.get().lines(), Optional.of(total), group, List.of());
        });
  }

  private BigDecimal root() {
    return diameter.value().pow(2).add(number.value().pow(2)).sqrt(MathContext.DECIMAL64);
  }
}
