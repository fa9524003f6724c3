package org.tacescore.score.clinical;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.score.Warning;
import org.tacescore.score.clinical.Input.Response;

/** Scores by which a repeated TACE is decided on: ART, ABCR, and START, which ends in ART. */
final class RepeatScores {
  private static final Definition ART = Definition.of(ClinicalScoreId.ART);
  private static final Definition ABCR = Definition.of(ClinicalScoreId.ABCR);

  private RepeatScores() {}

  static ClinicalAnswer art(Asking ask) {
    return ask.answer(artOf(ask));
  }

  private static Supplier<Result> artOf(Asking ask) {
    Supplier<Quantity> before = ask.baseline(Input.AST);
    Supplier<Quantity> after = ask.at(Visit.BEFORE_REPEAT, Input.AST);
    Supplier<ChildPugh> liverBefore = ChildPugh.asked(ask, Visit.BASELINE);
    Supplier<ChildPugh> liverAfter = ChildPugh.asked(ask, Visit.BEFORE_REPEAT);
    Supplier<Response> response = Mrecist.asked(ask);
    return () ->
        Result.summed(
            ART,
            List.of(
                astRise(before.get(), after.get()),
                liverRise(liverBefore.get(), liverAfter.get()),
                ART.term("no-response")
                    .item("no-response", response.get().name(), !response.get().isObjective())),
            outsideWindow(ask).stream().toArray(Warning[]::new));
  }

  private static ScoreItem astRise(Quantity before, Quantity after) {
    Term rise = ART.term("ast-rise");
    return rise.item(
        "ast-rise",
        "%s, then %s (ratio %s)".formatted(before.text(), after.text(), rise.limitText()),
        rise.holdsForRatio(after.value(), before.value()));
  }

  private static ScoreItem liverRise(ChildPugh before, ChildPugh after) {
    BigDecimal rise = BigDecimal.valueOf(after.points() - before.points());
    Term one = ART.term("child-pugh-rise-1");
    Term two = ART.term("child-pugh-rise-2");
    return new ScoreItem(
        "child-pugh-rise",
        "%s, then %s".formatted(before.text(), after.text()),
        Optional.of(two.holds(rise) ? two.weight() : one.points(one.holds(rise))));
  }

  private static Optional<Warning> outsideWindow(Asking ask) {
    LocalDate first = ask.firstTace().orElseThrow();
    long days = ask.repeatDay().map(day -> ChronoUnit.DAYS.between(first, day)).orElseThrow();
    Term window = ART.term("window");
    return window.holds(BigDecimal.valueOf(days))
        ? Optional.empty()
        : Optional.of(
            new Warning(
                "OUTSIDE_ART_WINDOW",
                "ART was made for a second TACE within 90 days of the first; here it is %d days."
                    .formatted(days)));
  }

  static ClinicalAnswer abcr(Asking ask) {
    Supplier<BclcStaging> bclc = BclcStaging.askedAsStated(ask);
    Supplier<Quantity> afp = ask.baseline(Input.AFP);
    Supplier<ChildPugh> before = ChildPugh.asked(ask, Visit.BASELINE);
    Supplier<ChildPugh> after = ChildPugh.asked(ask, Visit.BEFORE_REPEAT);
    Supplier<Response> response = Mrecist.asked(ask);
    return ask.answer(
        () ->
            Result.summed(
                ABCR,
                List.of(
                    stageItem(bclc.get().stage()),
                    ABCR.term("afp").item("afp", afp.get()),
                    ABCR.term("child-pugh-rise")
                        .item(
                            "child-pugh-rise",
                            "%s, then %s".formatted(before.get().text(), after.get().text()),
                            hasRisen(before.get(), after.get())),
                    ABCR.term("response")
                        .item("response", response.get().name(), response.get().isObjective())),
                bclc.get().warnings().toArray(Warning[]::new)));
  }

  private static boolean hasRisen(ChildPugh before, ChildPugh after) {
    return ABCR.term("child-pugh-rise").holds(BigDecimal.valueOf(after.points() - before.points()));
  }

  private static ScoreItem stageItem(BclcStage stage) {
    String term =
        switch (stage) {
          case A -> "bclc-a";
          case B -> "bclc-b";
          case C -> "bclc-c";
          case ZERO, D ->
              throw new RefusedException(
                  Refusal.SCORE_NOT_DEFINED,
                  "ABCR knows the BCLC stages A, B and C, got " + stage.label());
        };
    return ABCR.term(term).item("bclc", stage.label(), true);
  }

  /** STATE before the first TACE decides alone where it is unfavourable. */
  static ClinicalAnswer start(Asking ask) {
    Supplier<Result> state = CountScores.stateOf(ask);
    ClinicalAnswer alone = ClinicalScores.answer(ClinicalScoreId.STATE, ask.visits());
    boolean stateDecides =
        alone instanceof ClinicalScore score && score.group().equals("unfavourable");
    if (stateDecides) {
      return ask.answer(() -> Result.stage("unfavourable", List.of(line("state", state.get()))));
    }
    Supplier<Result> art = artOf(ask);
    return ask.answer(() -> joined(state.get(), art.get()));
  }

  private static Result joined(Result state, Result art) {
    List<ScoreItem> items = new ArrayList<>(List.of(line("state", state), line("art", art)));
    String group = art.group().equals("low") ? "favourable" : "unfavourable";
    return new Result(items, Optional.empty(), group, art.warnings());
  }

  private static ScoreItem line(String name, Result part) {
    return new ScoreItem(name, part.group(), part.total());
  }
}
