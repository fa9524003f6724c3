package org.tacescore.worker.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tacescore.learning.DegenerateDataException;
import org.tacescore.learning.evaluation.Calibration;
import org.tacescore.learning.evaluation.DeLongTest;
import org.tacescore.learning.evaluation.DecisionCurve;
import org.tacescore.learning.evaluation.Interval;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.plot.CalibrationPlot;
import org.tacescore.learning.plot.CoefficientPathPlot;
import org.tacescore.learning.plot.CutpointPlot;
import org.tacescore.learning.plot.DecisionCurvePlot;
import org.tacescore.learning.plot.Estimate;
import org.tacescore.learning.plot.ForestPlot;
import org.tacescore.learning.plot.KaplanMeierPlot;
import org.tacescore.learning.plot.Plot;
import org.tacescore.learning.plot.Point;
import org.tacescore.learning.plot.RocPlot;
import org.tacescore.learning.plot.TimeAucPlot;
import org.tacescore.learning.regression.ElasticNetPath;
import org.tacescore.learning.regression.LogisticFit;
import org.tacescore.learning.survival.CoxFit;
import org.tacescore.learning.survival.KaplanMeier;
import org.tacescore.learning.survival.LogRank;
import org.tacescore.learning.survival.MaximallySelectedRank;
import org.tacescore.learning.survival.TimeDependentAuc;

/** What a statistic's answer looks like. */
final class Picture {
  private static final List<String> UNITS = List.of("days", "weeks", "months", "years");

  private final DataTable data;
  private final Question asked;

  Picture(DataTable data, Question asked) {
    this.data = data;
    this.asked = asked;
  }

  /** Empty for an answer that is numbers alone. */
  Optional<Plot> of(Object values) {
    if (values instanceof Roc roc) {
      return Optional.of(new RocPlot(title("ROC of", score()), List.of(curve(score(), roc))));
    }
    if (values instanceof DeLongTest test) {
      return Optional.of(pair(test));
    }
    if (values instanceof Calibration calibration) {
      return Optional.of(calibration(calibration));
    }
    if (values instanceof DecisionCurve curve) {
      return Optional.of(decisions(curve));
    }
    if (values instanceof SurvivalCurves || values instanceof LogRank) {
      return Optional.of(survival());
    }
    if (values instanceof TimeDependentAuc areas) {
      return Optional.of(areas(areas));
    }
    if (values instanceof MaximallySelectedRank cut) {
      return Optional.of(cutpoints(cut));
    }
    if (values instanceof CentreEstimates centres) {
      return Optional.of(centres(centres));
    }
    return values instanceof ElasticNetPath path ? Optional.of(paths(path)) : ratios(values);
  }

  private RocPlot pair(DeLongTest test) {
    String score2 = asked.score2().orElseThrow();
    String both = "%s and %s".formatted(score(), score2);
    return new RocPlot(
        title("ROC of", both) + String.format(Locale.ROOT, ", DeLong's p %.3g", test.p()),
        List.of(
            curve(score(), Roc.of(data.outcome(outcome()), data.numbers(score()))),
            curve(score2, Roc.of(data.outcome(outcome()), data.numbers(score2)))));
  }

  private static RocPlot.Curve curve(String name, Roc roc) {
    List<Point> points = new ArrayList<>();
    roc.curve()
        .forEach(point -> points.add(new Point(1 - point.specificity(), point.sensitivity())));
    Collections.reverse(points);
    RocPlot.Youden best =
        new RocPlot.Youden(
            roc.youden().threshold(), roc.youden().sensitivity(), roc.youden().specificity());
    Estimate auc = new Estimate(roc.auc(), roc.lower(), roc.upper());
    return new RocPlot.Curve(name, points, auc, Optional.of(best));
  }

  private CalibrationPlot calibration(Calibration values) {
    return new CalibrationPlot(
        title("Calibration of", score()),
        values.curve().stream()
            .map(
                bin ->
                    new CalibrationPlot.Bin(
                        bin.predicted(),
                        new Estimate(
                            bin.observed().value(), bin.observed().lower(), bin.observed().upper()),
                        bin.rows()))
            .toList(),
        boxed(data.numbers(score())),
        estimate(values.slope(), values.slopeInterval()),
        estimate(values.inTheLarge(), values.inTheLargeInterval()),
        estimate(values.brier(), values.brierInterval()));
  }

  private static Estimate estimate(double value, Interval interval) {
    return new Estimate(value, interval.lower(), interval.upper());
  }

  private DecisionCurvePlot decisions(DecisionCurve values) {
    return new DecisionCurvePlot(
        title("Decision curve of", score()),
        List.of(new DecisionCurvePlot.Curve(score(), points(values.threshold(), values.model()))),
        points(values.threshold(), values.all()));
  }

  private static List<Point> points(List<Double> x, List<Double> y) {
    return IntStream.range(0, x.size()).mapToObj(i -> new Point(x.get(i), y.get(i))).toList();
  }

  private KaplanMeierPlot survival() {
    Map<String, KaplanMeier> curves = new LinkedHashMap<>(SurvivalCurves.of(data, asked).groups());
    return new KaplanMeierPlot(
        "Survival by Kaplan and Meier, event: " + asked.event().orElseThrow(),
        "Survival",
        timeUnit(),
        curves.entrySet().stream().map(c -> group(c.getKey(), c.getValue())).toList(),
        curves.size() < 2 ? Double.NaN : logRankP());
  }

  private double logRankP() {
    try {
      return LogRank.of(Statistic.survival(data, asked), data.words(asked.group().orElseThrow()))
          .p();
    } catch (DegenerateDataException untested) {
      return Double.NaN;
    }
  }

  private static KaplanMeierPlot.Group group(String name, KaplanMeier curve) {
    return new KaplanMeierPlot.Group(
        name,
        curve.n(),
        curve.events(),
        new Estimate(curve.median(), curve.medianLower(), curve.medianUpper()),
        curve.curve().stream()
            .map(
                step ->
                    new KaplanMeierPlot.Step(
                        step.time(),
                        step.atRisk(),
                        step.events(),
                        step.censored(),
                        step.survival(),
                        step.lower(),
                        step.upper()))
            .toList());
  }

  /** As the name of the column ends, unless it is told. */
  private String timeUnit() {
    String column = asked.time().orElseThrow().toLowerCase(Locale.ROOT);
    return asked
        .timeUnit()
        .or(() -> UNITS.stream().filter(column::endsWith).findFirst())
        .orElse("time units");
  }

  private TimeAucPlot areas(TimeDependentAuc values) {
    return new TimeAucPlot(
        "Time-dependent AUC of %s, event: %s".formatted(score(), asked.event().orElseThrow()),
        timeUnit(),
        IntStream.range(0, values.horizon().size())
            .mapToObj(
                i ->
                    new TimeAucPlot.Horizon(
                        values.horizon().get(i),
                        new Estimate(
                            values.auc().get(i), values.lower().get(i), values.upper().get(i))))
            .toList());
  }

  private CutpointPlot cutpoints(MaximallySelectedRank values) {
    return new CutpointPlot(
        "Maximally selected rank statistic of %s, event: %s"
            .formatted(score(), asked.event().orElseThrow()),
        score(),
        points(values.cutpoints(), values.statistics()),
        new Point(values.cutpoint(), values.statistic()),
        values.p());
  }

  private ForestPlot centres(CentreEstimates values) {
    boolean areas = values.measure().equals("auc");
    String of = areas ? outcome() : asked.event().orElseThrow();
    return new ForestPlot(
        "%s by centre, %s: %s".formatted(score(), areas ? "outcome" : "event", of),
        "Centre",
        areas ? "AUC" : "C-index",
        ForestPlot.Scale.LINEAR,
        0.5,
        values.centres().entrySet().stream().map(c -> row(c.getKey(), c.getValue())).toList(),
        Optional.of(row("All patients", values.pooled())));
  }

  private static ForestPlot.Row row(String name, CentreEstimates.Row row) {
    return row(name, row.value(), row.lower(), row.upper(), row.n());
  }

  private Optional<Plot> ratios(Object values) {
    List<ForestPlot.Row> rows = new ArrayList<>();
    if (values instanceof CoxFit fit) {
      fit.coefficients()
          .forEach((name, c) -> rows.add(row(name, c.hr(), c.hrLower(), c.hrUpper(), fit.n())));
      String title = "Cox regression, one unit more, event: " + asked.event().orElseThrow();
      return Optional.of(forest(title, "Hazard ratio", rows));
    }
    if (values instanceof LogisticFit fit) {
      fit.coefficients()
          .forEach(
              (name, c) -> {
                double upper = c.oddsRatioUpper();
                rows.add(row(name, c.oddsRatio(), c.oddsRatioLower(), upper, fit.n()));
              });
      rows.remove(0);
      return Optional.of(
          forest("Logistic regression, one unit more, of " + outcome(), "Odds ratio", rows));
    }
    return Optional.empty();
  }

  private static ForestPlot.Row row(String name, double value, double lower, double upper, int n) {
    return new ForestPlot.Row(name, new Estimate(value, lower, upper), n, OptionalDouble.empty());
  }

  private static ForestPlot forest(String title, String measure, List<ForestPlot.Row> rows) {
    return new ForestPlot(
        title, "Variable", measure, ForestPlot.Scale.LOGARITHMIC, 1, rows, Optional.empty());
  }

  private CoefficientPathPlot paths(ElasticNetPath values) {
    return new CoefficientPathPlot(
        "Elastic net, %s, alpha %s"
            .formatted(values.family().name().toLowerCase(Locale.ROOT), values.alpha()),
        values.lambda(),
        values.beta().entrySet().stream()
            .map(path -> new CoefficientPathPlot.Path(path.getKey(), path.getValue()))
            .toList(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private String title(String what, String scores) {
    return "%s %s for %s".formatted(what, scores, outcome());
  }

  private String outcome() {
    return asked.outcome().orElseThrow();
  }

  private String score() {
    return asked.score().orElseThrow();
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
