package org.tacescore.score.clinical;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tacescore.score.Analyte;
import org.tacescore.score.Warning;

/**
 * A BCLC stage with what it follows from.
 *
 * <p>By BCLC 2022: D for performance status 3 to 4 or Child-Pugh C; else C for vascular invasion,
 * extrahepatic spread or performance status 1 to 2; else 0 for one nodule of at most 2 cm in
 * Child-Pugh A; A for one nodule, or up to 3 of at most 3 cm; else B.
 *
 * @param stage the stage
 * @param items the findings
 * @param warnings which version it is, and what is doubtful
 */
record BclcStaging(BclcStage stage, List<ScoreItem> items, List<Warning> warnings) {
  private static final Definition NUMBERS = Definition.of(ClinicalScoreId.BCLC);
  private static final List<Analyte> DIRECT =
      List.of(
          Analyte.NUMBER,
          Analyte.DIAMETER,
          Analyte.ECOG,
          Analyte.VASCULAR_INVASION,
          Analyte.EXTRAHEPATIC_SPREAD);

  BclcStaging {
    items = List.copyOf(items);
    warnings = List.copyOf(warnings);
  }

  /** The stage as stated, else by BCLC 2022: the papers of the scores used earlier versions. */
  static Supplier<BclcStaging> askedAsStated(Asking ask) {
    boolean isStated = ask.has(Visit.BASELINE, Analyte.BCLC);
    return isStated || !isComplete(ask) ? stated(ask) : computed(ask);
  }

  private static boolean isComplete(Asking ask) {
    return DIRECT.stream().allMatch(analyte -> ask.has(Visit.BASELINE, analyte));
  }

  /** The stage by BCLC 2022, else as stated where a value for it is missing. */
  static ClinicalAnswer answer(Asking ask) {
    boolean asStated = !isComplete(ask) && ask.has(Visit.BASELINE, Analyte.BCLC);
    Supplier<BclcStaging> staging = asStated ? stated(ask) : computed(ask);
    return ask.answer(
        () ->
            Result.stage(
                staging.get().stage().label(),
                staging.get().items(),
                staging.get().warnings().toArray(Warning[]::new)));
  }

  private static Supplier<BclcStaging> stated(Asking ask) {
    Supplier<BclcStage> stage = ask.baseline(Input.BCLC);
    return () ->
        new BclcStaging(
            stage.get(),
            List.of(Result.line("bclc", stage.get().label() + " as stated")),
            List.of(
                new Warning(
                    "BCLC_AS_STATED",
                    "The BCLC stage is as stated by its source; of which version is not known.")));
  }

  private static Supplier<BclcStaging> computed(Asking ask) {
    Supplier<TumourLoad> load = TumourLoad.asked(ask);
    Supplier<Spread> spread = Spread.asked(ask);
    Supplier<ChildPugh> liver = ChildPugh.asked(ask, Visit.BASELINE);
    return () -> of(load.get(), spread.get(), liver.get());
  }

  static BclcStaging of(TumourLoad load, Spread spread, ChildPugh liver) {
    List<Warning> warnings = new ArrayList<>();
    warnings.add(
        new Warning("BCLC_2022_COMPUTED", "The BCLC stage was worked out by the version of 2022."));
    BclcStage stage = stage(load, spread, liver);
    if (stage == BclcStage.C && !spread.isBeyondNodules()) {
      warnings.add(
          new Warning(
              "BCLC_C_BY_PERFORMANCE_STATUS_ALONE",
              "Stage C follows from the performance status alone, without invasion or spread."));
    }
    List<ScoreItem> items = new ArrayList<>(load.lines());
    items.addAll(spread.lines());
    items.add(Result.line("child-pugh", liver.text()));
    return new BclcStaging(stage, items, warnings);
  }

  private static BclcStage stage(TumourLoad load, Spread spread, ChildPugh liver) {
    if (spread.isBedridden() || liver.isClass("C")) {
      return BclcStage.D;
    }
    if (spread.isBeyondNodules() || !spread.isFullyActive()) {
      return BclcStage.C;
    }
    boolean verySmall = NUMBERS.term("very-early-size").holds(load.diameter());
    if (load.isSingle() && verySmall && liver.isClass("A")) {
      return BclcStage.ZERO;
    }
    return load.isSingle() || isFewAndSmall(load) ? BclcStage.A : BclcStage.B;
  }

  /** Up to 3 nodules of at most 3 cm each. */
  static boolean isFewAndSmall(TumourLoad load) {
    return NUMBERS.term("early-number").holds(load.number())
        && NUMBERS.term("early-size").holds(load.diameter());
  }
}
