package org.tacescore.recipe;

import java.util.Locale;

/** How a measure is a column of a later part: {@code MEASURE:value} or {@code MEASURE:logit}. */
public enum MeasureColumn {
  /** Its number as it is. */
  VALUE {
    @Override
    public double of(double number) {
      return number;
    }
  },
  /** ln(p / (1 - p)) of a probability that is kept to 0.001 to 0.999, so that votes may be one. */
  LOGIT {
    @Override
    public double of(double number) {
      double kept = Math.min(1 - EDGE, Math.max(EDGE, number));
      return Math.log(kept / (1 - kept));
    }
  };

  private static final double EDGE = 0.001;

  /** The column's number of a measure's. */
  public abstract double of(double number);

  /**
   * What a column asks for.
   *
   * @throws IllegalArgumentException when it asks for neither
   */
  public static MeasureColumn of(FeatureColumn column) {
    for (MeasureColumn one : values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(column.feature())) {
        return one;
      }
    }
    throw new IllegalArgumentException(
        "a column of a measure is MEASURE:value or MEASURE:logit, got '%s'"
            .formatted(column.name()));
  }
}
