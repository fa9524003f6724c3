package org.tacescore.learning.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.RPeer;

/**
 * Seeded patients with a probability of the outcome by an old and by a new model; a step rounds
 * both to ties.
 */
final class EvaluationSample {
  private final String name;
  private final BinaryOutcome outcome;
  private final double[] before;
  private final double[] after;

  private EvaluationSample(String name, BinaryOutcome outcome, double[] before, double[] after) {
    this.name = name;
    this.outcome = outcome;
    this.before = before;
    this.after = after;
  }

  /**
   * @param shift of the log odds of the outcome
   * @param strength of the predictor, 0 for none
   * @param step predictions are rounded to multiples of it, kept off 0 and 1; 0 leaves them
   */
  static EvaluationSample of(
      String name, int rows, double shift, double strength, double step, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] happened = new boolean[rows];
    double[] before = new double[rows];
    double[] after = new double[rows];
    for (int row = 0; row < rows; row++) {
      double logOdds = shift + strength * random.nextGaussian();
      happened[row] = random.nextDouble() < probability(logOdds);
      before[row] = rounded(probability(0.7 * logOdds + 0.9 * random.nextGaussian()), step);
      after[row] = rounded(probability(1.2 * logOdds + 0.5 * random.nextGaussian()), step);
    }
    return new EvaluationSample(name, BinaryOutcome.of(happened), before, after);
  }

  private static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  private static double rounded(double value, double step) {
    return step == 0 ? value : Math.max(step, Math.min(1 - step, step * Math.rint(value / step)));
  }

  /** Data sets that differ in size, balance and ties. */
  static List<EvaluationSample> all() {
    return List.of(
        of("smooth", 157, -0.3, 1.2, 0, 1),
        of("tied", 310, 0, 1, 0.05, 2),
        of("coarse", 240, -0.5, 1.5, 0.1, 3),
        of("few", 400, -3, 1, 0, 4),
        of("frequent", 220, 1.8, 1, 0.01, 5),
        of("noise", 101, 0, 0, 0, 6),
        of("small", 43, 0, 1, 0.02, 7),
        of("large", 5000, -1, 1, 0.001, 8));
  }

  String name() {
    return name;
  }

  BinaryOutcome outcome() {
    return outcome;
  }

  double[] before() {
    return before.clone();
  }

  double[] after() {
    return after.clone();
  }

  /** Both predictions, as columns {@code old} and {@code new}. */
  FeatureTable predictions() {
    return FeatureTable.of(List.of("old", "new"), new double[][] {before, after});
  }

  /**
   * Runs R code for each sample, in which {@code y}, {@code p0} and {@code p1} are its outcome and
   * predictions and {@code put(name, values)} keeps numbers.
   *
   * @return numbers by name and sample, e.g. {@code auc.tied}
   */
  static Map<String, double[]> ask(List<EvaluationSample> samples, String code) {
    RPeer.require();
    String names = String.join("\",\"", samples.stream().map(EvaluationSample::name).toList());
    String script =
        """
        suppressMessages(library(pROC))
        sets <- c("%s")
        for (i in seq_along(sets)) {
          e <- d[d$sample == i - 1, ]
          y <- e$y; p0 <- e$p0; p1 <- e$p1
          put <- function(name, values) out[[paste0(name, ".", sets[i])]] <<- values
          %s
        }
        """
            .formatted(names, code);
    return RPeer.run(script, csv(samples));
  }

  private static String csv(List<EvaluationSample> samples) {
    List<double[]> columns = new ArrayList<>();
    columns.add(
        IntStream.range(0, samples.size())
            .flatMap(i -> IntStream.generate(() -> i).limit(samples.get(i).outcome.rows()))
            .asDoubleStream()
            .toArray());
    columns.add(joined(samples.stream().map(s -> s.outcome.toArray()).toList()));
    columns.add(joined(samples.stream().map(EvaluationSample::before).toList()));
    columns.add(joined(samples.stream().map(EvaluationSample::after).toList()));
    return RPeer.csv(List.of("sample", "y", "p0", "p1"), columns.toArray(double[][]::new));
  }

  private static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
