package org.tacescore.radiomics.image;

import org.tacescore.volume.ValueType;

/** What becomes of a number that a filter stores in the image's own type. */
final class Stored {
  private Stored() {}

  /**
   * Cut off towards zero as C compilers for 64-bit Intel processors do it: high bits are lost, and
   * what is no 32-bit number is the lowest of them.
   */
  static double cut(double value, ValueType type) {
    boolean fits = value > -0x1p31 - 1 && value < 0x1p31;
    int whole = fits ? (int) value : Integer.MIN_VALUE;
    return switch (type) {
      case INT8 -> (byte) whole;
      case UINT8 -> whole & 0xFF;
      case INT16 -> (short) whole;
      case UINT16 -> (char) whole;
      case INT32 -> whole;
      case UINT32 -> (long) value & 0xFFFFFFFFL;
      case INT64, UINT64 -> (long) value;
      case FLOAT -> (float) value;
      case DOUBLE -> value;
    };
  }

  /** Rounded to the nearest whole number, halves away from zero, and kept in the type's range. */
  static double rounded(double value, ValueType type) {
    if (!type.isWhole()) {
      return type == ValueType.FLOAT ? (float) value : value;
    }
    double shifted = value > 0 ? value + 0.5 : value - 0.5;
    double limited = Math.max(type.lowest(), Math.min(type.highest(), shifted));
    return limited < 0 ? Math.ceil(limited) : Math.floor(limited);
  }
}
