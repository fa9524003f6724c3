package org.tacescore.learning.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.RPeer;
import org.tacescore.learning.SurvivalOutcome;

/**
 * Seeded patients of a known hazard: a normal, a rounded, a rare binary and a large column, a group
 * and two scores with ties.
 */
record SurvivalSample(
    String name,
    SurvivalOutcome outcome,
    List<String> groups,
    FeatureTable table,
    Column score,
    Column other) {
  private static final List<String> NAMES = List.of("x1", "x2", "x3", "x4");

  /** Keeps arrays out of the record. */
  static final class Column {
    private final double[] values;

    private Column(double[] values) {
      this.values = values;
    }

    double[] values() {
      return values.clone();
    }
  }

  /** Numbers of R by name. */
  record Answer(Map<String, double[]> numbers) {
    double[] get(String name) {
      return Objects.requireNonNull(numbers.get(name), name);
    }

    boolean has(String name) {
      return numbers.containsKey(name);
    }
  }

  /**
   * @param step times are multiples of it; 0 leaves them as they are
   * @param censoring rate of being censored, that of the event being about 0.1
   */
  static SurvivalSample of(
      String name, int rows, int groups, double step, double censoring, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[4][rows];
    double[] times = new double[rows];
    boolean[] events = new boolean[rows];
    double[] score = new double[rows];
    double[] other = new double[rows];
    List<String> group = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int place = random.nextInt(groups);
      group.add(String.valueOf(place));
      x[0][row] = random.nextGaussian();
      x[1][row] = Math.rint(10 + 3 * random.nextGaussian());
      x[2][row] = random.nextDouble() < 0.2 ? 1 : 0;
      x[3][row] = 5000 + 900 * random.nextGaussian();
      double lp =
          0.5 * x[0][row] - 0.1 * x[1][row] + 0.7 * x[2][row] + x[3][row] / 3000 + 0.3 * place;
      double event = -Math.log(random.nextDouble()) / (0.1 * Math.exp(lp - 0.7));
      double censored = -Math.log(random.nextDouble()) / censoring;
      double time = Math.min(event, censored);
      times[row] = step == 0 ? time : step * Math.max(1, Math.ceil(time / step));
      events[row] = event <= censored;
      score[row] = Math.rint(4 * (lp + random.nextGaussian())) / 4;
      other[row] = Math.rint(2 * (lp + 2 * random.nextGaussian()));
    }
    return new SurvivalSample(
        name,
        SurvivalOutcome.of(times, events),
        group,
        FeatureTable.of(NAMES, x),
        new Column(score),
        new Column(other));
  }

  /** Data sets that differ in ties, censoring, events and groups. */
  static List<SurvivalSample> all() {
    return List.of(
        of("smooth", 200, 2, 0, 0.05, 1),
        of("tied", 300, 3, 2, 0.08, 2),
        of("tenths", 120, 4, 0.1, 0.1, 3),
        of("heavy", 250, 4, 10, 0.03, 4),
        of("few", 150, 2, 0, 1.2, 5),
        of("flat", 160, 3, 1, 0.5, 6),
        of("small", 24, 2, 3, 0.02, 7),
        of("uncensored", 100, 2, 1, 1e-9, 8));
  }

  /** All samples in one table for R. */
  static String csv(List<SurvivalSample> samples) {
    List<String> names = List.of("sample", "time", "event", "group", "score", "other");
    double[][] columns = new double[10][];
    for (int c = 0; c < columns.length; c++) {
      int column = c;
      columns[c] =
          IntStream.range(0, samples.size())
              .mapToObj(i -> samples.get(i).column(i, column))
              .flatMapToDouble(Arrays::stream)
              .toArray();
    }
    List<String> all = new ArrayList<>(names);
    all.addAll(NAMES);
    return RPeer.csv(all, columns);
  }

  private double[] column(int sample, int column) {
    IntStream rows = IntStream.range(0, outcome.rows());
    return switch (column) {
      case 0 -> rows.mapToDouble(row -> sample).toArray();
      case 1 -> outcome.times();
      case 2 -> rows.mapToDouble(row -> outcome.event(row) ? 1 : 0).toArray();
      case 3 -> rows.mapToDouble(row -> Double.parseDouble(groups.get(row))).toArray();
      case 4 -> score.values();
      case 5 -> other.values();
      default -> table.column(column - 6);
    };
  }

  /**
   * Runs R code for each sample, in which {@code e} is its table and {@code put(name, values)}
   * keeps numbers.
   *
   * @return numbers by name and sample, e.g. {@code chisq.tied}
   */
  static Answer ask(List<SurvivalSample> samples, String code) {
    RPeer.require();
    String names = "\"" + String.join("\",\"", samples.stream().map(s -> s.name).toList()) + "\"";
    String script =
        """
        library(survival); library(maxstat)
        sets <- c(%s)
        for (i in seq_along(sets)) {
          e <- d[d$sample == i - 1, ]
          put <- function(name, values) out[[paste0(name, ".", sets[i])]] <<- values
          %s
        }
        """
            .formatted(names, code);
    return new Answer(RPeer.run(script, csv(samples)));
  }
}
