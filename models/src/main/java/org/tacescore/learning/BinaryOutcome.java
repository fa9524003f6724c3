package org.tacescore.learning;

import java.util.Arrays;
import java.util.BitSet;

/** A yes or no for each row. Immutable. */
public final class BinaryOutcome {
  private final BitSet positives;
  private final int rows;

  private BinaryOutcome(BitSet positives, int rows) {
    this.positives = positives;
    this.rows = rows;
  }

  /** The array is copied. */
  public static BinaryOutcome of(boolean[] values) {
    BitSet positives = new BitSet(values.length);
    for (int row = 0; row < values.length; row++) {
      positives.set(row, values[row]);
    }
    return new BinaryOutcome(positives, values.length);
  }

  /**
   * From a column of 0 and 1.
   *
   * @throws DegenerateDataException when another value stands in it
   */
  public static BinaryOutcome of(String name, double[] values) {
    boolean[] outcomes = new boolean[values.length];
    for (int row = 0; row < values.length; row++) {
      if (values[row] != 0 && values[row] != 1) {
        throw new DegenerateDataException(
            Degeneracy.INVALID_VALUE,
            "the outcome %s must be 0 or 1, row %d is %s".formatted(name, row + 1, values[row]));
      }
      outcomes[row] = values[row] == 1;
    }
    return of(outcomes);
  }

  public int rows() {
    return rows;
  }

  public boolean positive(int row) {
    return positives.get(row);
  }

  public int positives() {
    return positives.cardinality();
  }

  public int negatives() {
    return rows - positives();
  }

  /** This outcome where it has both classes. */
  public BinaryOutcome requireBothClasses() {
    if (positives() == 0 || negatives() == 0) {
      throw new DegenerateDataException(
          Degeneracy.ONE_CLASS,
          "all %d outcomes are %d; both classes are needed"
              .formatted(rows, positives() == 0 ? 0 : 1));
    }
    return this;
  }

  /** These rows, in their order. */
  public BinaryOutcome rows(int[] chosen) {
    boolean[] values = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      values[i] = positives.get(chosen[i]);
    }
    return of(values);
  }

  /** 0 or 1 a row. */
  public double[] toArray() {
    double[] values = new double[rows];
    Arrays.setAll(values, row -> positives.get(row) ? 1 : 0);
    return values;
  }
}
