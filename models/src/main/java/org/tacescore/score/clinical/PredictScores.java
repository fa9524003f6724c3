package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.score.clinical.Input.Aetiology;
import org.tacescore.score.clinical.Input.Response;

/**
 * Pre-TACE-Predict and Post-TACE-Predict: linear predictors with decadic logarithms of the diameter
 * in cm, AFP in ng/mL and bilirubin in umol/L; albumin in g/L. All values but the response are of
 * before the first TACE.
 */
final class PredictScores {
  private PredictScores() {}

  static ClinicalAnswer before(Asking ask) {
    Supplier<List<ScoreItem>> common = common(ask);
    Supplier<Quantity> albumin = ask.baseline(Input.ALBUMIN);
    Supplier<Aetiology> aetiology = ask.baseline(Input.AETIOLOGY);
    Definition numbers = ask.definition();
    return ask.answer(
        () -> {
          List<ScoreItem> items = new ArrayList<>(common.get());
          BigDecimal points = numbers.weight("albumin").multiply(albumin.get().value());
          items.add(new ScoreItem("albumin", albumin.get().text(), Optional.of(points)));
          items.add(chosen(numbers, "aetiology", aetiology.get()));
          return Result.summed(numbers, items);
        });
  }

  static ClinicalAnswer after(Asking ask) {
    Supplier<List<ScoreItem>> common = common(ask);
    Supplier<Response> response = Mrecist.asked(ask);
    Definition numbers = ask.definition();
    return ask.answer(
        () -> {
          List<ScoreItem> items = new ArrayList<>(common.get());
          items.add(chosen(numbers, "response", response.get()));
          return Result.summed(numbers, items);
        });
  }

  private static Supplier<List<ScoreItem>> common(Asking ask) {
    Supplier<Quantity> number = ask.baseline(Input.NUMBER);
    Supplier<Quantity> diameter = ask.baseline(Input.DIAMETER);
    Supplier<Quantity> afp = ask.baseline(Input.AFP);
    Supplier<Quantity> bilirubin = ask.baseline(Input.BILIRUBIN);
    Supplier<Boolean> invasion = ask.baseline(Input.VASCULAR_INVASION);
    Definition numbers = ask.definition();
    return () ->
        List.of(
            numbers.term("multifocal").item("multifocal", number.get()),
            logarithm(numbers, "diameter", diameter.get(), diameter.get().asDouble()),
            logarithm(numbers, "afp", afp.get(), floored(ask, afp.get())),
            logarithm(numbers, "bilirubin", bilirubin.get(), bilirubin.get().asDouble()),
            numbers
                .term("vascular-invasion")
                .item("vascular-invasion", Result.yesNo(invasion.get()), invasion.get()));
  }

  private static double floored(Asking ask, Quantity afp) {
    if (afp.asDouble() < 1) {
      ask.warn("AFP_FLOORED", "AFP below 1 ng/mL counts as 1 ng/mL in the logarithm.");
    }
    return Math.max(1, afp.asDouble());
  }

  private static ScoreItem logarithm(
      Definition numbers, String name, Quantity value, double operand) {
    double points = numbers.weight(name).doubleValue() * Math.log10(operand);
    return new ScoreItem(name, value.text(), Optional.of(BigDecimal.valueOf(points)));
  }

  private static ScoreItem chosen(Definition numbers, String name, Enum<?> choice) {
    String term = name + "-" + choice.name().toLowerCase(Locale.ROOT);
    return numbers.term(term).item(name, choice.name(), true);
  }
}
