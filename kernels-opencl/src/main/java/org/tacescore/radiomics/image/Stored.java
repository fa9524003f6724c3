package org.tacescore.radiomics.image;

import org.tacescore.volume.ValueType;

/** What becomes of a number that a filter stores in the image's own type. */
final class Stored {
  private Stored() {}

  /** Cut off towards zero as a C compiler does it: high bits are lost, and NaN is the lowest. */
  static double cut(double value, ValueType type) {
    long whole = Double.isNaN(value) ? Long.MIN_VALUE : (long) value;
    return switch (type) {
      case INT8 -> (byte) whole;
      case UINT8 -> whole & 0xFF;
      case INT16 -> (short) whole;
      case UINT16 -> (char) whole;
      case INT32 -> Double.isNaN(value) ? Integer.MIN_VALUE : (int) whole;
      case UINT32 -> whole & 0xFFFFFFFFL;
      case INT64, UINT64 -> whole;
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
