package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;

/** Plots of generated data, such as papers show. */
final class PlotSamples {
  private static final long SEED = 20;

  private PlotSamples() {}

  static Map<String, Plot> all() {
    Map<String, Plot> plots = new LinkedHashMap<>();
    plots.put("roc", roc());
    plots.put("calibration", calibration());
    plots.put("decision", decision());
    plots.put("km", kaplanMeier());
    plots.put("correlation", correlation(8));
    plots.put("path", path(40));
    plots.put("forest-hr", forestRatios());
    plots.put("forest-auc", forestAuc());
    plots.put("nomogram-logistic", nomogram());
    plots.put("nomogram-cox", coxNomogram());
    plots.put("time-auc", timeAuc());
    plots.put("cutpoint", cutpoints(40));
    return plots;
  }

  static RocPlot roc() {
    return new RocPlot(
        "Response to TACE, validation cohort (n = 89)",
        List.of(
            curve("Radiomics", 1.6, new Estimate(0.871, 0.793, 0.949)),
            curve("Clinical", 0.7, new Estimate(0.690, 0.575, 0.805)),
            curve("Combined", 2.0, new Estimate(0.921, 0.862, 0.980))));
  }

  static RocPlot.Curve curve(String name, double shift, Estimate auc) {
    Random random = new Random(SEED);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 89; i++) {
      double outcome = i % 5 < 2 ? 1 : 0;
      rows.add(new double[] {random.nextGaussian() + shift * outcome, outcome});
    }
    rows.sort((a, b) -> Double.compare(b[0], a[0]));
    double positives = rows.stream().mapToDouble(row -> row[1]).sum();
    List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
    RocPlot.Youden best = new RocPlot.Youden(Double.POSITIVE_INFINITY, 0, 1);
    double hits = 0;
    double alarms = 0;
    for (double[] row : rows) {
      hits += row[1] / positives;
      alarms += (1 - row[1]) / (89 - positives);
      points.add(new Point(Math.min(1, alarms), Math.min(1, hits)));
      if (hits - alarms > best.sensitivity() + best.specificity() - 1) {
        best = new RocPlot.Youden(row[0], Math.min(1, hits), 1 - alarms);
      }
    }
    return new RocPlot.Curve(name, points, auc, Optional.of(best));
  }

  static CalibrationPlot calibration() {
    Random random = new Random(SEED);
    List<Double> predictions = new ArrayList<>();
    for (int i = 0; i < 310; i++) {
      predictions.add(1 / (1 + Math.exp(-1.5 * random.nextGaussian() + 0.4)));
    }
    List<CalibrationPlot.Bin> bins = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      double predicted = 0.05 + 0.1 * i;
      double observed = Math.min(1, Math.max(0, predicted + 0.06 * random.nextGaussian()));
      Estimate estimate =
          new Estimate(observed, Math.max(0, observed - 0.13), Math.min(1, observed + 0.13));
      bins.add(new CalibrationPlot.Bin(predicted, estimate, 31));
    }
    return new CalibrationPlot(
        "Calibration of the combined model",
        bins,
        predictions,
        new Estimate(0.94, 0.71, 1.17),
        new Estimate(0.031, -0.24, 0.301),
        new Estimate(0.152, 0.129, 0.176));
  }

  static DecisionCurvePlot decision() {
    double prevalence = 0.38;
    List<Point> all = new ArrayList<>();
    List<Point> model = new ArrayList<>();
    List<Point> clinical = new ArrayList<>();
    for (int i = 1; i < 100; i++) {
      double threshold = i / 100.0;
      double odds = threshold / (1 - threshold);
      all.add(new Point(threshold, prevalence - (1 - prevalence) * odds));
      double hits = prevalence * (1 - Math.pow(threshold, 3));
      double alarms = (1 - prevalence) * Math.pow(1 - threshold, 3);
      model.add(new Point(threshold, hits - alarms * odds));
      clinical.add(new Point(threshold, 0.9 * hits - 1.35 * alarms * odds));
    }
    return new DecisionCurvePlot(
        "Net benefit of the combined model",
        List.of(
            new DecisionCurvePlot.Curve("Combined", model),
            new DecisionCurvePlot.Curve("Clinical", clinical)),
        all);
  }

  static KaplanMeierPlot kaplanMeier() {
    return new KaplanMeierPlot(
        "Progression-free survival by risk group",
        "Progression-free survival",
        "months",
        List.of(group("Low risk", 64, 21, 1), group("High risk", 71, 8.5, 2)),
        0.000012);
  }

  /** Exponential times with censoring, Greenwood limits on the log scale. */
  static KaplanMeierPlot.Group group(String name, int n, double mean, long seed) {
    Random random = new Random(seed);
    TreeMap<Double, int[]> times = new TreeMap<>();
    int events = 0;
    for (int i = 0; i < n; i++) {
      double event = -mean * Math.log(1 - random.nextDouble());
      double censoring = mean / 3 + random.nextDouble() * 3 * mean;
      boolean seen = event <= censoring;
      times.computeIfAbsent(Math.min(event, censoring), t -> new int[2])[seen ? 0 : 1]++;
      events += seen ? 1 : 0;
    }
    List<KaplanMeierPlot.Step> steps = new ArrayList<>();
    int atRisk = n;
    double survival = 1;
    double variance = 0;
    double median = Double.NaN;
    for (Map.Entry<Double, int[]> entry : times.entrySet()) {
      int[] counts = entry.getValue();
      survival *= 1 - (double) counts[0] / atRisk;
      variance += counts[0] / (atRisk * (double) (atRisk - counts[0]));
      double half = survival == 0 ? Double.NaN : 1.96 * Math.sqrt(variance);
      double upper = Math.min(1, survival * Math.exp(half));
      double lower = survival * Math.exp(-half);
      steps.add(
          new KaplanMeierPlot.Step(
              entry.getKey(), atRisk, counts[0], counts[1], survival, lower, upper));
      median = Double.isNaN(median) && survival <= 0.5 ? entry.getKey() : median;
      atRisk -= counts[0] + counts[1];
    }
    Estimate middle = new Estimate(median, median * 0.8, Double.NaN);
    return new KaplanMeierPlot.Group(name, n, events, middle, steps);
  }

  static CorrelationMapPlot correlation(int width) {
    List<String> names = new ArrayList<>();
    List<List<Double>> values = new ArrayList<>();
    for (int row = 0; row < width; row++) {
      names.add("glcm_Feature" + row);
      List<Double> line = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        line.add(row == column ? 1 : Math.cos(row * 1.7 + column * 1.7) * 0.95);
      }
      values.add(line);
    }
    return new CorrelationMapPlot(
        "Correlation of selected features", "Spearman's rank correlation", names, values);
  }

  static CoefficientPathPlot path(int variables) {
    Random random = new Random(SEED);
    List<Double> lambdas = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lambdas.add(0.3 * Math.pow(0.93, i));
    }
    List<CoefficientPathPlot.Path> paths = new ArrayList<>();
    for (int v = 0; v < variables; v++) {
      double size = random.nextGaussian() * Math.pow(0.9, v);
      double start = 0.3 * Math.pow(0.9, v * 1.5) * (0.8 + 0.2 * random.nextDouble());
      List<Double> line = new ArrayList<>();
      for (double lambda : lambdas) {
        line.add(lambda >= start ? 0 : size * (1 - lambda / start));
      }
      paths.add(new CoefficientPathPlot.Path("wavelet-LHL_glszm_ZoneEntropy" + v, line));
    }
    return new CoefficientPathPlot(
        "LASSO of the radiomics features",
        lambdas,
        paths,
        OptionalDouble.of(lambdas.get(45)),
        OptionalDouble.of(lambdas.get(22)));
  }

  static ForestPlot forestRatios() {
    List<ForestPlot.Row> rows =
        List.of(
            row("Centre A", 1.92, 1.31, 2.81, 121, 0.31),
            row("Centre B", 2.45, 1.2, 5.02, 48, 0.14),
            row("Centre C, second campus", 0.88, 0.41, 1.9, 39, 0.13),
            row("Centre D", 1.71, 1.18, 2.48, 133, 0.42));
    return new ForestPlot(
        "Hazard of progression, high against low risk",
        "Subgroup",
        "Hazard ratio",
        ForestPlot.Scale.LOGARITHMIC,
        1,
        rows,
        Optional.of(row("Pooled", 1.74, 1.37, 2.21, 341, 1)));
  }

  static ForestPlot forestAuc() {
    return new ForestPlot(
        "Leave one centre out",
        "Centre",
        "AUC",
        ForestPlot.Scale.LINEAR,
        0.5,
        List.of(
            new ForestPlot.Row(
                "Centre A", new Estimate(0.84, 0.77, 0.91), 121, OptionalDouble.empty()),
            new ForestPlot.Row(
                "Centre B", new Estimate(0.71, 0.55, 0.87), 48, OptionalDouble.empty()),
            new ForestPlot.Row("Centre C", Estimate.of(Double.NaN), 3, OptionalDouble.empty())),
        Optional.empty());
  }

  static ForestPlot.Row row(
      String name, double value, double lower, double upper, int n, double weight) {
    return new ForestPlot.Row(
        name, new Estimate(value, lower, upper), n, OptionalDouble.of(weight));
  }

  static TimeAucPlot timeAuc() {
    return new TimeAucPlot(
        "Time-dependent AUC of the radiomics score",
        "months",
        List.of(
            new TimeAucPlot.Horizon(24, new Estimate(0.78, 0.66, 0.9)),
            new TimeAucPlot.Horizon(12, new Estimate(0.83, 0.74, 0.92)),
            new TimeAucPlot.Horizon(18, new Estimate(0.81, 0.71, 0.91))));
  }

  /** Of so many cutpoints, the one before the middle. */
  static CutpointPlot cutpoints(int count) {
    List<Point> statistics = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double distance = (i - count / 3) / (double) count;
      statistics.add(new Point(20 + 4.5 * i, 3.4 - 6 * distance * distance + 0.1 * (i % 3)));
    }
    Point chosen = statistics.stream().max(Comparator.comparingDouble(Point::y)).orElseThrow();
    return new CutpointPlot(
        "Cutpoint of AFP by survival", "AFP (ng/ml)", statistics, chosen, 0.013);
  }

  static NomogramPlot nomogram() {
    return new NomogramPlot(
        "Nomogram of early response",
        List.of(
            new NomogramPlot.Categorical(
                "AFP", List.of(new NomogramPlot.Level("normal", 0), level("elevated", -0.46))),
            new NomogramPlot.Continuous("Radiomics score", 0.437, -3, 3),
            new NomogramPlot.Continuous("Deep-learning score", 1.192, -2.5, 2.5),
            new NomogramPlot.Continuous("Diameter (cm)", -0.11, 1, 16)),
        new NomogramPlot.Probability("response", 0.3));
  }

  static NomogramPlot coxNomogram() {
    return new NomogramPlot(
        "Nomogram of overall survival",
        List.of(
            new NomogramPlot.Categorical(
                "BCLC stage",
                List.of(level("0", 0), level("A", 0.2), level("B", 0.75), level("C", 1.4))),
            new NomogramPlot.Continuous("ALT (U/L)", 0.0042, 0, 250),
            new NomogramPlot.Continuous("Signature", 0.9, -1.5, 2)),
        new NomogramPlot.Survival(
            List.of(
                new NomogramPlot.Horizon("12-month survival", 0.82),
                new NomogramPlot.Horizon("18-month survival", 0.71),
                new NomogramPlot.Horizon("24-month survival", 0.6)),
            1.1));
  }

  static NomogramPlot.Level level(String name, double effect) {
    return new NomogramPlot.Level(name, effect);
  }

  static <T> List<T> times(int count, T value) {
    return Collections.nCopies(count, value);
  }
}
