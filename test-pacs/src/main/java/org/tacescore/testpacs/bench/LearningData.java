package org.tacescore.testpacs.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.learning.BinaryOutcome;
import org.tacescore.learning.FeatureTable;
import org.tacescore.learning.SurvivalOutcome;

/** Seeded tables whose first columns tell the outcome. */
final class LearningData {
  private static final int TELLING = 5;

  private final SplittableRandom random;
  private final FeatureTable table;
  private final double[] signal;

  LearningData(int rows, int columns, long seed) {
    this.random = new SplittableRandom(seed);
    List<String> names = IntStream.range(0, columns).mapToObj(c -> "x" + (c + 1)).toList();
    double[][] values = new double[columns][rows];
    for (double[] column : values) {
      Arrays.setAll(column, row -> random.nextGaussian());
    }
    this.table = FeatureTable.of(names, values);
    this.signal = new double[rows];
    for (int c = 0; c < TELLING; c++) {
      for (int row = 0; row < rows; row++) {
        signal[row] += values[c][row] / 2;
      }
    }
  }

  FeatureTable table() {
    return table;
  }

  /** The truth with noise. */
  double[] score() {
    return Arrays.stream(signal).map(s -> s + random.nextGaussian()).toArray();
  }

  BinaryOutcome outcome() {
    boolean[] yes = new boolean[signal.length];
    for (int row = 0; row < yes.length; row++) {
      yes[row] = random.nextDouble() < 1 / (1 + Math.exp(-signal[row]));
    }
    return BinaryOutcome.of(yes);
  }

  /** Exponential times, in whole days so that they tie; a third is censored. */
  SurvivalOutcome survival() {
    double[] times = new double[signal.length];
    boolean[] events = new boolean[signal.length];
    for (int row = 0; row < times.length; row++) {
      double exponential = -Math.log(1 - random.nextDouble());
      times[row] = Math.ceil(365 * exponential * Math.exp(-signal[row]));
      events[row] = random.nextInt(3) > 0;
    }
    return SurvivalOutcome.of(times, events);
  }
}
