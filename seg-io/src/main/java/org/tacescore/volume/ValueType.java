package org.tacescore.volume;

/**
 * The number type that a volume's values had in their file, or that a filter gave them.
 *
 * <p>It decides how a resampled value is rounded, and in which precision a filter computes.
 */
public enum ValueType {
  INT8(-0x1p7, 0x1p7 - 1),
  UINT8(0, 0x1p8 - 1),
  INT16(-0x1p15, 0x1p15 - 1),
  UINT16(0, 0x1p16 - 1),
  INT32(-0x1p31, 0x1p31 - 1),
  UINT32(0, 0x1p32 - 1),
  INT64(-0x1p63, 0x1p63),
  UINT64(0, 0x1p64),
  FLOAT(-Float.MAX_VALUE, Float.MAX_VALUE),
  DOUBLE(-Double.MAX_VALUE, Double.MAX_VALUE);

  private final double lowest;
  private final double highest;

  ValueType(double lowest, double highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  /** Whether only whole numbers occur. */
  public boolean isWhole() {
    return this != FLOAT && this != DOUBLE;
  }

  /** Whether every value of the type is a {@code float}, too. */
  public boolean fitsFloat() {
    return this == FLOAT || (isWhole() && highest < 0x1p24);
  }

  /** Lowest value; for 64 bits as a double holds it. */
  public double lowest() {
    return lowest;
  }

  /** Highest value; for 64 bits as a double holds it. */
  public double highest() {
    return highest;
  }
}
