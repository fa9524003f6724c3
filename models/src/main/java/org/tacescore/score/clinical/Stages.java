package org.tacescore.score.clinical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Warning;

/** Stages beside BCLC: CNLC, and Bolondi's sub-groups of BCLC B. */
final class Stages {
  private static final Definition CNLC = Definition.of(ClinicalScoreId.CNLC);
  private static final Definition BOLONDI = Definition.of(ClinicalScoreId.BOLONDI);

  private Stages() {}

  static ClinicalAnswer cnlc(Asking ask) {
    Supplier<TumourLoad> load = TumourLoad.asked(ask);
    Supplier<Spread> spread = Spread.asked(ask);
    Supplier<ChildPugh> liver = ChildPugh.asked(ask, Visit.BASELINE);
    return ask.answer(
        () -> {
          List<ScoreItem> items = new ArrayList<>(load.get().lines());
          items.addAll(spread.get().lines());
          items.add(Result.line("child-pugh", liver.get().text()));
          return Result.stage(cnlc(load.get(), spread.get(), liver.get()), items);
        });
  }

  private static String cnlc(TumourLoad load, Spread spread, ChildPugh liver) {
    if (spread.isBedridden() || liver.isClass("C")) {
      return "IV";
    }
    if (spread.extrahepatic()) {
      return "IIIb";
    }
    return spread.vascularInvasion() ? "IIIa" : cnlcOfNodules(load);
  }

  private static String cnlcOfNodules(TumourLoad load) {
    if (load.isSingle()) {
      return CNLC.term("single-size").holds(load.diameter()) ? "Ia" : "Ib";
    }
    if (!CNLC.term("few").holds(load.number())) {
      return "IIb";
    }
    return CNLC.term("few-size").holds(load.diameter()) ? "Ib" : "IIa";
  }

  static ClinicalAnswer bolondi(Asking ask) {
    Supplier<TumourLoad> load = TumourLoad.asked(ask);
    Supplier<ChildPugh> liver = ChildPugh.asked(ask, Visit.BASELINE);
    Supplier<Quantity> ecog = ask.baseline(Input.ECOG);
    Supplier<Boolean> invasion = ask.baseline(Input.VASCULAR_INVASION);
    return ask.answer(
        () -> {
          boolean within = BOLONDI.term("up-to-7").holds(load.get().sum());
          String group =
              bolondi(liver.get(), within, ecog.get().value().intValueExact(), invasion.get());
          return Result.stage(
              group,
              List.of(
                  Result.line("child-pugh", liver.get().text()),
                  Result.line("up-to-7", load.get().text() + (within ? ", within" : ", beyond")),
                  Result.line("ecog", ecog.get()),
                  Result.line("vascular-invasion", invasion.get())),
              notBclcB(load.get()).stream().toArray(Warning[]::new));
        });
  }

  private static String bolondi(ChildPugh liver, boolean within, int ecog, boolean invasion) {
    int points = liver.points();
    if (!invasion && points <= 7 && ecog == 0) {
      return within ? "B1" : points <= 6 ? "B2" : "B3";
    }
    if (!invasion && points >= 8 && points <= 9 && ecog <= 1) {
      return "B4";
    }
    throw new RefusedException(
        Refusal.SCORE_NOT_DEFINED,
        "no sub-group is printed for Child-Pugh %s, ECOG %d, vascular invasion %s"
            .formatted(liver.text(), ecog, Result.yesNo(invasion)));
  }

  private static Optional<Warning> notBclcB(TumourLoad load) {
    return load.isSingle() || BclcStaging.isFewAndSmall(load)
        ? Optional.of(
            new Warning(
                "NOT_BCLC_B",
                "The sub-groups are those of BCLC B, and by number and size this is not B."))
        : Optional.empty();
  }
}
