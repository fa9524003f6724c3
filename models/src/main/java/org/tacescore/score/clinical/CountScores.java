package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/** Scores that add points of single findings before the first TACE: HAP, NIACE, STATE and alike. */
final class CountScores {
  private static final Definition STATE = Definition.of(ClinicalScoreId.STATE);

  private CountScores() {}

  /** HAP and mHAP-II: the definition's term of each quantity says when it counts. */
  static ClinicalAnswer counted(Asking ask, List<Input<Quantity>> inputs) {
    Map<String, Supplier<Quantity>> values = new LinkedHashMap<>();
    inputs.forEach(input -> values.put(input.analyte().contractName(), ask.baseline(input)));
    return ask.answer(
        () -> {
          List<ScoreItem> items = new ArrayList<>();
          values.forEach(
              (name, value) -> items.add(ask.definition().term(name).item(name, value.get())));
          return Result.summed(ask.definition(), items);
        });
  }

  static ClinicalAnswer albiTae(Asking ask) {
    Supplier<Quantity> bilirubin = ask.baseline(Input.BILIRUBIN);
    Supplier<Quantity> albumin = ask.baseline(Input.ALBUMIN);
    Supplier<Quantity> afp = ask.baseline(Input.AFP);
    Supplier<TumourLoad> load = TumourLoad.asked(ask);
    Definition numbers = ask.definition();
    return ask.answer(
        () -> {
          String grade = Albi.grade(Albi.of(bilirubin.get(), albumin.get()));
          return Result.summed(
              numbers,
              List.of(
                  numbers.term("albi").item("albi", "grade " + grade, !grade.equals("1")),
                  numbers.term("afp").item("afp", afp.get()),
                  load.get().item(numbers.term("up-to-11"), "up-to-11")));
        });
  }

  static ClinicalAnswer niace(Asking ask) {
    Supplier<Quantity> number = ask.baseline(Input.NUMBER);
    Supplier<Boolean> diffuse = ask.baseline(Input.DIFFUSE);
    Supplier<Quantity> afp = ask.baseline(Input.AFP);
    Supplier<ChildPugh> liver = ChildPugh.asked(ask, Visit.BASELINE);
    Supplier<Quantity> ecog = ask.baseline(Input.ECOG);
    Definition numbers = ask.definition();
    return ask.answer(
        () ->
            Result.summed(
                numbers,
                List.of(
                    numbers.term("number").item("number", number.get()),
                    numbers
                        .term("diffuse")
                        .item("diffuse", Result.yesNo(diffuse.get()), diffuse.get()),
                    numbers.term("afp").item("afp", afp.get()),
                    numbers
                        .term("child-pugh-b")
                        .item("child-pugh", liver.get().text(), isClassB(liver.get())),
                    numbers.term("ecog").item("ecog", ecog.get()))));
  }

  private static boolean isClassB(ChildPugh liver) {
    if (liver.isClass("C")) {
      throw new RefusedException(
          Refusal.SCORE_NOT_DEFINED, "NIACE knows the Child-Pugh classes A and B, got C");
    }
    return liver.isClass("B");
  }

  static ClinicalAnswer state(Asking ask) {
    return ask.answer(stateOf(ask));
  }

  static Supplier<Result> stateOf(Asking ask) {
    Supplier<Quantity> albumin = ask.baseline(Input.ALBUMIN);
    Supplier<TumourLoad> load = TumourLoad.asked(ask);
    Supplier<Quantity> crp = ask.baseline(Input.CRP);
    return () ->
        Result.summed(
            STATE,
            List.of(
                albuminItem(albumin.get()),
                load.get().item(STATE.term("up-to-7"), "up-to-7"),
                STATE.term("crp").item("crp", crp.get())));
  }

  private static ScoreItem albuminItem(Quantity albumin) {
    BigDecimal points = STATE.weight("albumin").multiply(albumin.value());
    return new ScoreItem("albumin", albumin.text(), Optional.of(points));
  }
}
