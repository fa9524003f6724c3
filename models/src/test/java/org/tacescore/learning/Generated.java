package org.tacescore.learning;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded tables of normal columns {@code f0, f1...} with an outcome. */
public final class Generated {
  private Generated() {}

  public static FeatureTable noise(int rows, int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[width][rows];
    for (double[] column : columns) {
      for (int row = 0; row < rows; row++) {
        column[row] = random.nextGaussian();
      }
    }
    return FeatureTable.of(names(width), columns);
  }

  public static List<String> names(int width) {
    return IntStream.range(0, width).mapToObj(c -> "f" + c).toList();
  }

  /** Half of the rows are positive, whatever the columns say. */
  public static BinaryOutcome chance(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] values = new boolean[rows];
    int left = rows / 2;
    for (int row = 0; row < rows; row++) {
      values[row] = random.nextInt(rows - row) < left;
      left -= values[row] ? 1 : 0;
    }
    return BinaryOutcome.of(values);
  }

  /** Positive where the sum of the first columns, with noise, is above 0. */
  public static BinaryOutcome linear(FeatureTable table, int columns, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] values = new boolean[table.rows()];
    for (int row = 0; row < values.length; row++) {
      double sum = noise * random.nextGaussian();
      for (int c = 0; c < columns; c++) {
        sum += table.at(row, c);
      }
      values[row] = sum > 0;
    }
    return BinaryOutcome.of(values);
  }

  /** Positive where the first two columns have different signs. */
  public static BinaryOutcome xor(FeatureTable table) {
    boolean[] values = new boolean[table.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = table.at(row, 0) > 0 != table.at(row, 1) > 0;
    }
    return BinaryOutcome.of(values);
  }
}
