package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Plots of data at the ends of what may come: one patient, many groups, hostile names. */
final class ExtremePlots {
  private static final double NONE = Double.NaN;
  private static final String LONG =
      "高风险组 <b>&amp;</b> \"Gruppe\" mit sehr langem Namen – группа высокого риска № ";

  private ExtremePlots() {}

  static Map<String, Plot> all() {
    Map<String, Plot> plots = new LinkedHashMap<>();
    plots.put("x-roc-one", oneRoc());
    plots.put("x-roc-20", manyRocs());
    plots.put("x-calibration-one", oneBin());
    plots.put("x-decision-bad", uselessModel());
    plots.put("x-km-one", onePatient());
    plots.put("x-km-20", manyGroups());
    plots.put("x-km-huge", hugeTimes(1e300));
    plots.put("x-km-tiny", hugeTimes(1e-300));
    plots.put("x-km-zero", hugeTimes(0));
    plots.put("x-correlation-nan", unknownCorrelations());
    plots.put("x-correlation-1", PlotSamples.correlation(1));
    plots.put("x-correlation-60", PlotSamples.correlation(60));
    plots.put("x-path-400", PlotSamples.path(400));
    plots.put("x-path-one", onePath());
    plots.put("x-path-huge", hugePath());
    plots.put("x-forest", wideForest());
    plots.put("x-forest-unknown", unknownForest());
    plots.put("x-forest-huge", hugeForest());
    plots.put("x-nomogram", crowdedNomogram());
    plots.put("x-nomogram-far", farNomogram());
    plots.put("x-time-auc-one", oneHorizon());
    plots.put("x-time-auc-50", manyHorizons());
    plots.put("x-cutpoint-one", oneCutpoint());
    plots.put("x-cutpoint-2000", PlotSamples.cutpoints(2000));
    return plots;
  }

  private static Plot oneRoc() {
    List<Point> points = List.of(new Point(0, 0), new Point(1, 1));
    return new RocPlot(
        "x", List.of(new RocPlot.Curve("", points, Estimate.of(NONE), Optional.empty())));
  }

  private static Plot manyRocs() {
    List<RocPlot.Curve> curves = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      curves.add(PlotSamples.curve(LONG + i, i / 10.0, Estimate.of(0.7)));
    }
    return new RocPlot(LONG + LONG, curves);
  }

  private static Plot oneBin() {
    CalibrationPlot.Bin bin = new CalibrationPlot.Bin(1, Estimate.of(0), 1);
    Estimate none = Estimate.of(NONE);
    return new CalibrationPlot("One patient", List.of(bin), List.of(1.0), none, none, none);
  }

  private static Plot uselessModel() {
    List<Point> line = List.of(new Point(0.01, -0.5), new Point(0.99, -1e300));
    return new DecisionCurvePlot(
        "No benefit", List.of(new DecisionCurvePlot.Curve(LONG, line)), line);
  }

  private static Plot onePatient() {
    KaplanMeierPlot.Step step = new KaplanMeierPlot.Step(3, 1, 1, 0, 0, NONE, NONE);
    KaplanMeierPlot.Group group =
        new KaplanMeierPlot.Group("All", 1, 1, Estimate.of(3), List.of(step));
    return new KaplanMeierPlot("One patient", "Survival", "days", List.of(group), NONE);
  }

  private static Plot manyGroups() {
    List<KaplanMeierPlot.Group> groups = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      groups.add(PlotSamples.group(LONG + i, 30 + 300 * (i % 2), 3 + i, i));
    }
    return new KaplanMeierPlot("Twenty groups", LONG + LONG + LONG, LONG + LONG, groups, 1e-300);
  }

  private static Plot hugeTimes(double time) {
    List<KaplanMeierPlot.Step> steps = new ArrayList<>();
    if (time > 0) {
      steps.add(new KaplanMeierPlot.Step(time / 3, 1_000_000, 500_000, 0, 0.5, 0.49, 0.51));
    }
    steps.add(new KaplanMeierPlot.Step(time, 500_000, 0, 500_000, 0.5, 0.49, 0.51));
    KaplanMeierPlot.Group group =
        new KaplanMeierPlot.Group(
            "All", 1_000_000, 500_000, new Estimate(time / 3, time / 3, NONE), steps);
    return new KaplanMeierPlot(
        "Times of " + time, "Survival", "seconds", List.of(group, group), NONE);
  }

  private static Plot unknownCorrelations() {
    List<String> names = List.of("AFP", LONG + 1, LONG + 2, "ALT");
    List<Double> row = List.of(NONE, 1.0, -1.0, 0.0);
    return new CorrelationMapPlot(LONG, LONG, names, PlotSamples.times(4, row));
  }

  private static Plot onePath() {
    return new CoefficientPathPlot(
        "One lambda, all zero",
        List.of(0.1),
        List.of(new CoefficientPathPlot.Path("AFP", List.of(0.0))),
        OptionalDouble.of(0.1),
        OptionalDouble.empty());
  }

  private static Plot hugePath() {
    return new CoefficientPathPlot(
        "Huge coefficients",
        List.of(1e300, 1e-300),
        List.of(
            new CoefficientPathPlot.Path(LONG, List.of(0.0, 1.7e308)),
            new CoefficientPathPlot.Path("x", List.of(-1.7e308, 5.0))),
        OptionalDouble.of(NONE),
        OptionalDouble.of(3));
  }

  private static Plot wideForest() {
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(PlotSamples.row(LONG + i, 1 + i * 0.1, 0.2, 1e300, 1_000_000, 0.05));
    }
    rows.add(PlotSamples.row("zero", 1e-300, 0, 1e-290, 1, 0));
    return new ForestPlot(
        LONG,
        "Group",
        "Hazard ratio of progression within two years",
        ForestPlot.Scale.LOGARITHMIC,
        1,
        rows,
        Optional.of(PlotSamples.row(LONG, 1e9, 1e8, Double.POSITIVE_INFINITY, 20, 1)));
  }

  private static Plot unknownForest() {
    ForestPlot.Row row = new ForestPlot.Row("A", Estimate.of(NONE), 1, OptionalDouble.empty());
    ForestPlot.Row half = new ForestPlot.Row("B", Estimate.of(0.5), 1, OptionalDouble.empty());
    return new ForestPlot(
        "Nothing known",
        "Group",
        "AUC",
        ForestPlot.Scale.LINEAR,
        0.5,
        List.of(row, half),
        Optional.of(row));
  }

  private static Plot hugeForest() {
    return new ForestPlot(
        "Huge differences",
        "Group",
        "Difference",
        ForestPlot.Scale.LINEAR,
        0,
        List.of(PlotSamples.row("A", -1.5e308, -1.7e308, 1.7e308, Integer.MAX_VALUE, 1)),
        Optional.empty());
  }

  private static Plot crowdedNomogram() {
    List<NomogramPlot.Level> levels = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      levels.add(PlotSamples.level(LONG + i, i * 0.001));
    }
    return new NomogramPlot(
        LONG,
        List.of(
            new NomogramPlot.Categorical(LONG, levels),
            new NomogramPlot.Continuous("No effect", 0, 0, 1e300),
            new NomogramPlot.Continuous("Narrow", -0.01, 1, 9),
            new NomogramPlot.Continuous("Wide", -1e-5, -1_000_000, 1_000_000)),
        new NomogramPlot.Survival(
            List.of(new NomogramPlot.Horizon(LONG, 0.999_999), horizon()), 0));
  }

  private static NomogramPlot.Horizon horizon() {
    return new NomogramPlot.Horizon("24-month survival", 0.5);
  }

  private static Plot farNomogram() {
    return new NomogramPlot(
        "Certain",
        List.of(new NomogramPlot.Continuous("x", 1, 0, 1)),
        new NomogramPlot.Probability(LONG, 1e6));
  }

  private static Plot oneHorizon() {
    return new TimeAucPlot(LONG, LONG, List.of(new TimeAucPlot.Horizon(1e300, Estimate.of(0))));
  }

  private static Plot manyHorizons() {
    List<TimeAucPlot.Horizon> horizons = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      horizons.add(new TimeAucPlot.Horizon(i * 1e-7, new Estimate(1, i % 2 == 0 ? 0 : NONE, 1)));
    }
    return new TimeAucPlot("Fifty horizons", "days", horizons);
  }

  private static Plot oneCutpoint() {
    Point only = new Point(-1e300, 0);
    return new CutpointPlot(LONG + LONG, LONG + LONG, List.of(only), only, NONE);
  }
}
