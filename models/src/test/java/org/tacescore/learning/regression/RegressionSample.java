package org.tacescore.learning.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.RPeer;
import org.tacescore.learning.SurvivalOutcome;

/** Seeded patients of whom few columns decide a number, a yes or no, and a time. */
final class RegressionSample {
  private final FeatureTable table;
  private final double[] number;
  private final BinaryOutcome binary;
  private final SurvivalOutcome survival;

  private RegressionSample(
      FeatureTable table, double[] number, BinaryOutcome binary, SurvivalOutcome survival) {
    this.table = table;
    this.number = number;
    this.binary = binary;
    this.survival = survival;
  }

  /**
   * @param correlation of neighbouring columns, 0 to 1
   * @param rarity subtracted from the logarithm of odds and hazard
   * @param step times are multiples of it; 0 leaves them as they are
   */
  static RegressionSample of(
      int rows, int width, double correlation, double rarity, double step, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] x = new double[width][rows];
    double[] number = new double[rows];
    boolean[] positive = new boolean[rows];
    double[] times = new double[rows];
    boolean[] events = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      double value = random.nextGaussian();
      for (int c = 0; c < width; c++) {
        value =
            correlation * value + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        x[c][row] = scaled(c, value);
      }
      double signal = 0;
      for (int c = 0; c < Math.min(6, width); c++) {
        signal +=
            (c % 2 == 0 ? 0.7 : -0.5) * (x[c][row] - scaled(c, 0)) / (scaled(c, 1) - scaled(c, 0));
      }
      number[row] = 30 + 5 * signal + 6 * random.nextGaussian();
      positive[row] = random.nextDouble() < 1 / (1 + Math.exp(rarity - signal));
      double event = -Math.log(random.nextDouble()) / (0.1 * Math.exp(signal - rarity));
      double censored = -Math.log(random.nextDouble()) / 0.06;
      double time = Math.min(event, censored);
      times[row] = step == 0 ? time : step * Math.max(1, Math.ceil(time / step));
      events[row] = event <= censored;
    }
    List<String> names = IntStream.range(0, width).mapToObj(c -> "x" + (c + 1)).toList();
    return new RegressionSample(
        FeatureTable.of(names, x),
        number,
        BinaryOutcome.of(positive),
        SurvivalOutcome.of(times, events));
  }

  /** Columns differ in place and scale, and each fifth has values of 0.5 apart. */
  private static double scaled(int c, double value) {
    double rounded = c % 5 == 4 ? Math.rint(2 * value) / 2 : value;
    return switch (c % 4) {
      case 1 -> 100 + 20 * rounded;
      case 2 -> 0.01 * rounded;
      case 3 -> -5000 + 900 * rounded;
      default -> rounded;
    };
  }

  FeatureTable table() {
    return table;
  }

  double[] number() {
    return number.clone();
  }

  BinaryOutcome binary() {
    return binary;
  }

  SurvivalOutcome survival() {
    return survival;
  }

  Response response(Family family) {
    return switch (family) {
      case GAUSSIAN -> Response.gaussian(number);
      case BINOMIAL -> Response.binomial(binary);
      case COX -> Response.cox(survival);
    };
  }

  /** The outcomes y, b, time, event, a fold from 1, then the columns. */
  String csv(int folds) {
    List<String> names = new ArrayList<>(List.of("y", "b", "time", "event", "fold"));
    List<double[]> columns = new ArrayList<>();
    columns.add(number);
    columns.add(binary.toArray());
    columns.add(survival.times());
    IntStream rows = IntStream.range(0, number.length);
    columns.add(rows.mapToDouble(row -> survival.event(row) ? 1 : 0).toArray());
    columns.add(IntStream.range(0, number.length).mapToDouble(row -> row % folds + 1).toArray());
    for (int c = 0; c < table.width(); c++) {
      names.add(table.names().get(c));
      columns.add(table.column(c));
    }
    return RPeer.csv(names, columns.toArray(double[][]::new));
  }

  /** The value of a name, which must be there. */
  static <T> T at(Map<String, T> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  @Override
  public String toString() {
    return "%d x %d".formatted(number.length, table.width());
  }
}
