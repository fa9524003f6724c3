package org.tacescore.learning.report;

import static org.tacescore.learning.report.Figures.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.tacescore.learning.evaluation.Calibration;
import org.tacescore.learning.evaluation.Proportion;
import org.tacescore.learning.survival.CoxCoefficient;
import org.tacescore.learning.survival.KaplanMeier;
import org.tacescore.learning.survival.TimeDependentAuc;

/** The numbers of an evaluation as tables. */
final class ResultTables {
  private static final String DASH = "-";

  private final Evaluation evaluation;

  private ResultTables(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static List<ReportTable> of(Evaluation evaluation) {
    ResultTables tables = new ResultTables(evaluation);
    return List.of(
        tables.discrimination(),
        tables.probabilities(),
        tables.cutoffs(),
        tables.survival(),
        tables.timeAuc(),
        tables.groups(),
        tables.comparisons(),
        tables.reclassification());
  }

  private static <T> String text(Optional<T> found, Function<T, String> text) {
    return found.map(text).orElse(NONE);
  }

  private String patients() {
    Counts counts = evaluation.counts();
    return counts.binary().orElse(0) + " / " + counts.positives().orElse(0);
  }

  private ReportTable discrimination() {
    ReportTable table =
        new ReportTable(
            "Discrimination of the binary outcome. AUC with DeLong's 95 % interval, and with that"
                + " of the bootstrap.",
            "Model", "Patients / with the outcome", "AUC (DeLong)", "AUC (bootstrap)");
    for (ModelResult model : evaluation.models()) {
      model
          .binary()
          .ifPresent(
              b ->
                  table.row(
                      List.of(
                          model.name(),
                          patients(),
                          text(b.roc(), r -> Figures.of(r.auc(), r.lower(), r.upper())),
                          text(
                              b.bootstrapAuc(),
                              i -> Figures.of(i.value(), i.lower(), i.upper())))));
    }
    return table;
  }

  private ReportTable probabilities() {
    ReportTable table =
        new ReportTable(
            "Probabilities. Best: a Brier score of 0, slope 1, intercept 0; a small p of Hosmer and"
                + " Lemeshow speaks against the calibration.",
            "Model",
            "Brier score",
            "Calibration slope",
            "Calibration intercept",
            "Hosmer-Lemeshow");
    for (ModelResult model : evaluation.models()) {
      model
          .binary()
          .filter(b -> model.kind() == ScoreKind.PROBABILITY)
          .ifPresent(b -> table.row(probabilities(model.name(), b)));
    }
    return table;
  }

  private static List<String> probabilities(String name, BinaryResult result) {
    Optional<Calibration> line = result.calibration();
    return List.of(
        name,
        text(result.brier(), i -> Figures.of(i.value(), i.lower(), i.upper())),
        text(
            line, c -> Figures.of(c.slope(), c.slopeInterval().lower(), c.slopeInterval().upper())),
        text(
            line,
            c ->
                Figures.of(
                    c.intercept(), c.interceptInterval().lower(), c.interceptInterval().upper())),
        text(
            result.hosmerLemeshow(),
            t ->
                "chi-squared %s, %d df, p %s"
                    .formatted(Figures.of(t.chisq()), t.df(), Figures.p(t.p()))));
  }

  private ReportTable cutoffs() {
    ReportTable table =
        new ReportTable(
            "At the cutoff, which was learned beforehand. Wilson's 95 % intervals.",
            "Model", "Cutoff", "Sensitivity", "Specificity", "Accuracy", "Precision", "F1");
    for (ModelResult model : evaluation.models()) {
      Optional<AtCutoff> at = model.binary().flatMap(BinaryResult::atCutoff);
      at.ifPresent(
          c ->
              table.row(
                  List.of(
                      model.name(),
                      model.cutoff().map(Cutoff::text).orElse(DASH),
                      share(c.sensitivity()),
                      share(c.specificity()),
                      share(c.accuracy()),
                      text(c.precision(), ResultTables::share),
                      share(c.f1()))));
    }
    return table;
  }

  private static String share(Proportion share) {
    return Figures.of(share.value(), share.lower(), share.upper());
  }

  private ReportTable survival() {
    ReportTable table =
        new ReportTable(
            evaluation.survivalName().orElse("Survival")
                + ". Harrell's C with its standard error, and with the interval of the bootstrap.",
            "Model",
            "Patients / events",
            "C",
            "Standard error",
            "C (bootstrap)");
    String patients =
        evaluation.counts().patients() + " / " + evaluation.counts().survivalEvents().orElse(0);
    for (ModelResult model : evaluation.models()) {
      model
          .survival()
          .ifPresent(
              s ->
                  table.row(
                      List.of(
                          model.name(),
                          patients,
                          text(s.concordance(), c -> Figures.of(c.value(), c.lower(), c.upper())),
                          text(s.concordance(), c -> Figures.of(c.se())),
                          text(s.bootstrapC(), i -> Figures.of(i.value(), i.lower(), i.upper())))));
    }
    return table;
  }

  private ReportTable timeAuc() {
    List<Double> horizons = evaluation.horizons();
    List<String> head = new ArrayList<>(List.of("Model"));
    horizons.forEach(day -> head.add("AUC at day " + Figures.days(day)));
    ReportTable table =
        new ReportTable(
            "Time-dependent AUC, cases up to the day against patients beyond it.",
            head.toArray(String[]::new));
    for (ModelResult model : evaluation.models()) {
      Optional<TimeDependentAuc> found = model.survival().flatMap(SurvivalResult::timeAuc);
      found.ifPresent(
          t -> {
            List<String> row = new ArrayList<>(List.of(model.name()));
            IntStream.range(0, horizons.size()).forEach(i -> row.add(Figures.of(t.auc().get(i))));
            table.row(row);
          });
    }
    return table;
  }

  private ReportTable groups() {
    ReportTable table =
        new ReportTable(
            "Groups. Kaplan-Meier's median in days, Cox's hazard ratio against the group of the"
                + " lowest score, log-rank test of all groups.",
            "Model",
            "Group",
            "Patients / events",
            "Median (days)",
            "Hazard ratio",
            "p (Wald)",
            "p (log-rank)");
    for (ModelResult model : evaluation.models()) {
      model
          .survival()
          .flatMap(SurvivalResult::groups)
          .ifPresent(g -> g.curves().forEach((name, c) -> table.row(group(model, g, name, c))));
    }
    return table;
  }

  private static List<String> group(
      ModelResult model, GroupResult groups, String name, KaplanMeier curve) {
    Optional<CoxCoefficient> ratio = Optional.ofNullable(groups.hazardRatios().get(name));
    boolean reference = name.equals(groups.reference());
    return List.of(
        model.name(),
        name,
        curve.n() + " / " + curve.events(),
        Figures.interval(
            Figures.days(curve.median()),
            Figures.days(curve.medianLower()),
            Figures.days(curve.medianUpper())),
        reference ? "1" : text(ratio, c -> Figures.of(c.hr(), c.hrLower(), c.hrUpper())),
        reference ? DASH : text(ratio, c -> Figures.p(c.p())),
        reference ? text(groups.logRank(), t -> Figures.p(t.p())) : DASH);
  }

  private ReportTable comparisons() {
    ReportTable table =
        new ReportTable(
            evaluation.primary()
                + " less the other model, on the same patients. Positive: the former is better.",
            "Other model",
            "Difference of AUC (DeLong)",
            "p",
            "Difference of C",
            "p");
    for (Comparison c : evaluation.comparisons()) {
      table.row(
          List.of(
              c.other(),
              text(c.auc(), t -> Figures.of(t.difference(), t.lower(), t.upper())),
              text(c.auc(), t -> Figures.p(t.p())),
              text(c.concordance(), t -> Figures.of(t.difference())),
              text(c.concordance(), t -> Figures.p(t.p()))));
    }
    return table;
  }

  private ReportTable reclassification() {
    ReportTable table =
        new ReportTable(
            "Reclassification by "
                + evaluation.primary()
                + ". Both measures favour models fitted on the same patients; trust the paired"
                + " test and the decision curves first.",
            "Instead of",
            "Continuous NRI",
            "p",
            "IDI",
            "p");
    for (Comparison c : evaluation.comparisons()) {
      if (c.nri().isPresent() || c.idi().isPresent()) {
        table.row(
            List.of(
                c.other(),
                text(c.nri(), n -> Figures.of(n.value(), n.lower(), n.upper())),
                p(c.nri(), n -> n.p()),
                text(c.idi(), i -> Figures.of(i.value(), i.lower(), i.upper())),
                p(c.idi(), i -> i.p())));
      }
    }
    return table;
  }

  private static <T> String p(Optional<T> found, ToDoubleFunction<T> p) {
    return text(found, t -> Figures.p(p.applyAsDouble(t)));
  }
}
