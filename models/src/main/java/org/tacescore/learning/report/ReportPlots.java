package org.tacescore.learning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.tacescore.learning.evaluation.Calibration;
import org.tacescore.learning.evaluation.CalibrationBin;
import org.tacescore.learning.evaluation.DecisionCurve;
import org.tacescore.learning.evaluation.Interval;
import org.tacescore.learning.evaluation.Roc;
import org.tacescore.learning.plot.CalibrationPlot;
import org.tacescore.learning.plot.CorrelationMapPlot;
import org.tacescore.learning.plot.DecisionCurvePlot;
import org.tacescore.learning.plot.Estimate;
import org.tacescore.learning.plot.ForestPlot;
import org.tacescore.learning.plot.KaplanMeierPlot;
import org.tacescore.learning.plot.Point;
import org.tacescore.learning.plot.RocPlot;
import org.tacescore.learning.survival.Concordance;
import org.tacescore.learning.survival.KaplanMeier;

/** The drawings of an evaluation, each with a sentence that says how to read it. */
final class ReportPlots {
  private static final int MOST_MODELS = 8;

  private final Evaluation evaluation;
  private final List<Figure> figures = new ArrayList<>();

  private ReportPlots(Evaluation evaluation) {
    this.evaluation = evaluation;
  }

  static List<Figure> of(Evaluation evaluation) {
    ReportPlots plots = new ReportPlots(evaluation);
    plots.roc();
    evaluation.models().forEach(plots::calibration);
    plots.decisionCurve();
    evaluation.models().forEach(plots::kaplanMeier);
    plots.forest("AUC", plots.areas(), plots.pooledArea());
    plots.forest("C", plots.concordances(), plots.pooledConcordance());
    plots.correlation();
    return List.copyOf(plots.figures);
  }

  /** The primary model first, no more than a plot can show. */
  private List<ModelResult> shown() {
    List<ModelResult> models = new ArrayList<>(evaluation.models());
    models.remove(evaluation.primaryResult());
    models.add(0, evaluation.primaryResult());
    return models.subList(0, Math.min(MOST_MODELS, models.size()));
  }

  private Optional<Roc> primaryRoc() {
    return evaluation.primaryResult().binary().flatMap(BinaryResult::roc);
  }

  private void roc() {
    List<RocPlot.Curve> curves = new ArrayList<>();
    for (ModelResult model : shown()) {
      model
          .binary()
          .flatMap(BinaryResult::roc)
          .ifPresent(roc -> curves.add(curve(model.name(), roc)));
    }
    if (!curves.isEmpty()) {
      figures.add(
          new Figure(
              "roc",
              new RocPlot("ROC curves", curves),
              "How many patients with the outcome are found (up) at the price of how many"
                  + " without it (right), at each threshold. A curve towards the upper left is"
                  + " better; the diagonal is chance."));
    }
  }

  private static RocPlot.Curve curve(String name, Roc roc) {
    List<Point> points = new ArrayList<>();
    for (int i = roc.curve().size() - 1; i >= 0; i--) {
      var at = roc.curve().get(i);
      points.add(new Point(1 - at.specificity(), at.sensitivity()));
    }
    Estimate area = new Estimate(roc.auc(), roc.lower(), roc.upper());
    return new RocPlot.Curve(name, points, area, Optional.empty());
  }

  /** Of a model whose scores are probabilities. */
  private void calibration(ModelResult model) {
    model
        .binary()
        .ifPresent(
            binary ->
                binary
                    .calibration()
                    .ifPresent(
                        found ->
                            figures.add(
                                new Figure(
                                    "calibration",
                                    calibration(model.name(), found, binary),
                                    "Observed share of the outcome (up) in groups of like"
                                        + " predictions (right). Points on the diagonal are right;"
                                        + " below it the model promises too much."))));
  }

  private static CalibrationPlot calibration(String name, Calibration found, BinaryResult binary) {
    List<CalibrationPlot.Bin> bins = found.curve().stream().map(ReportPlots::bin).toList();
    List<Integer> histogram = binary.histogram();
    List<Double> predictions =
        IntStream.range(0, histogram.size())
            .boxed()
            .flatMap(
                i ->
                    IntStream.range(0, histogram.get(i))
                        .mapToObj(n -> (i + 0.5) / histogram.size()))
            .toList();
    return new CalibrationPlot(
        "Calibration of " + name,
        bins,
        predictions,
        estimate(found.slope(), found.slopeInterval()),
        estimate(found.intercept(), found.interceptInterval()),
        binary
            .brier()
            .map(b -> new Estimate(b.value(), b.lower(), b.upper()))
            .orElseGet(() -> Estimate.of(found.brier())));
  }

  private static CalibrationPlot.Bin bin(CalibrationBin bin) {
    var observed = bin.observed();
    return new CalibrationPlot.Bin(
        bin.predicted(),
        new Estimate(observed.value(), observed.lower(), observed.upper()),
        bin.rows());
  }

  private static Estimate estimate(double value, Interval interval) {
    return new Estimate(value, interval.lower(), interval.upper());
  }

  private void decisionCurve() {
    List<DecisionCurvePlot.Curve> curves = new ArrayList<>();
    List<Point> all = new ArrayList<>();
    for (ModelResult model : shown()) {
      Optional<DecisionCurve> found = model.binary().flatMap(BinaryResult::decisionCurve);
      found.ifPresent(
          d -> {
            curves.add(new DecisionCurvePlot.Curve(model.name(), points(d.threshold(), d.model())));
            if (all.isEmpty()) {
              all.addAll(points(d.threshold(), d.all()));
            }
          });
    }
    if (!curves.isEmpty()) {
      figures.add(
          new Figure(
              "decision-curve",
              new DecisionCurvePlot("Decision curves", curves, all),
              "Net benefit (up) of acting on the model at a threshold of probability (right)."
                  + " A model is of use where its line is above both acting on everybody and"
                  + " acting on nobody."));
    }
  }

  private static List<Point> points(List<Double> x, List<Double> y) {
    return IntStream.range(0, x.size()).mapToObj(i -> new Point(x.get(i), y.get(i))).toList();
  }

  private void kaplanMeier(ModelResult model) {
    model
        .survival()
        .flatMap(SurvivalResult::groups)
        .ifPresent(
            groups ->
                figures.add(
                    new Figure(
                        "kaplan-meier",
                        kaplanMeier(model.name(), groups),
                        "Share of patients still without the event (up) as days pass (right),"
                            + " by the groups of "
                            + model.name()
                            + "; bands are 95 % intervals. Curves that part early and stay"
                            + " apart tell groups apart.")));
  }

  private KaplanMeierPlot kaplanMeier(String model, GroupResult result) {
    List<KaplanMeierPlot.Group> groups = new ArrayList<>();
    result.curves().forEach((name, curve) -> groups.add(group(name, curve)));
    return new KaplanMeierPlot(
        "Groups of " + model,
        evaluation.survivalName().orElse("Survival"),
        "days",
        groups,
        result.logRank().map(test -> test.p()).orElse(Double.NaN));
  }

  private static KaplanMeierPlot.Group group(String name, KaplanMeier curve) {
    List<KaplanMeierPlot.Step> steps =
        curve.curve().stream()
            .map(
                s ->
                    new KaplanMeierPlot.Step(
                        s.time(),
                        s.atRisk(),
                        s.events(),
                        s.censored(),
                        s.survival(),
                        s.lower(),
                        s.upper()))
            .toList();
    Estimate median = new Estimate(curve.median(), curve.medianLower(), curve.medianUpper());
    return new KaplanMeierPlot.Group(name, curve.n(), curve.events(), median, steps);
  }

  private List<ForestPlot.Row> areas() {
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (CentreResult centre : evaluation.byCentre()) {
      Estimate area =
          centre
              .roc()
              .map(r -> new Estimate(r.auc(), r.lower(), r.upper()))
              .orElseGet(() -> Estimate.of(Double.NaN));
      int known = centre.roc().map(r -> r.positives() + r.negatives()).orElse(centre.patients());
      rows.add(new ForestPlot.Row(centre.centre(), area, known, OptionalDouble.empty()));
    }
    return primaryRoc().isEmpty() ? List.of() : rows;
  }

  private Optional<ForestPlot.Row> pooledArea() {
    return primaryRoc()
        .map(
            r ->
                new ForestPlot.Row(
                    "All patients",
                    new Estimate(r.auc(), r.lower(), r.upper()),
                    r.positives() + r.negatives(),
                    OptionalDouble.empty()));
  }

  private Optional<Concordance> primaryConcordance() {
    return evaluation.primaryResult().survival().flatMap(SurvivalResult::concordance);
  }

  private List<ForestPlot.Row> concordances() {
    List<ForestPlot.Row> rows = new ArrayList<>();
    for (CentreResult centre : evaluation.byCentre()) {
      Estimate c =
          centre.concordance().map(ReportPlots::estimate).orElseGet(() -> Estimate.of(Double.NaN));
      rows.add(new ForestPlot.Row(centre.centre(), c, centre.patients(), OptionalDouble.empty()));
    }
    return primaryConcordance().isEmpty() ? List.of() : rows;
  }

  private static Estimate estimate(Concordance c) {
    return new Estimate(c.value(), c.lower(), c.upper());
  }

  private Optional<ForestPlot.Row> pooledConcordance() {
    return primaryConcordance()
        .map(
            c ->
                new ForestPlot.Row(
                    "All patients",
                    estimate(c),
                    evaluation.counts().patients(),
                    OptionalDouble.empty()));
  }

  private void forest(String measure, List<ForestPlot.Row> rows, Optional<ForestPlot.Row> pooled) {
    if (rows.isEmpty()) {
      return;
    }
    figures.add(
        new Figure(
            "forest-" + Map.of("AUC", "auc", "C", "c").get(measure),
            new ForestPlot(
                measure + " of " + evaluation.primary() + " by centre",
                "Centre",
                measure,
                ForestPlot.Scale.LINEAR,
                0.5,
                rows,
                pooled),
            "The same measure at each centre with its 95 % interval; 0.5 is chance. Intervals"
                + " that hardly meet say that the model does not travel well."));
  }

  private void correlation() {
    evaluation
        .correlation()
        .ifPresent(
            matrix ->
                figures.add(
                    new Figure(
                        "correlation",
                        new CorrelationMapPlot(
                            "Correlation of the models' outputs",
                            "Spearman's rho",
                            matrix.names(),
                            matrix.values()),
                        "How alike two models order the patients: 1 the same, 0 not at all, -1"
                            + " the other way round.")));
  }
}
