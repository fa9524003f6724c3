package org.tacescore.volume.registration;

import java.util.Arrays;

/**
 * The range of values that is compared: what lies beyond counts as the border.
 *
 * <p>Without it the lungs and bones beside a liver would take nearly all bins of the histogram, and
 * the whole liver would be one.
 *
 * @param low lowest value
 * @param high highest value, above it
 */
record IntensityWindow(float low, float high) {
  /** Quartiles: a fourth of a liver's guessed place may be lung. */
  private static final double TAIL = 0.25;

  /** Of noise alone, eight standard deviations. */
  private static final float REACH = 6;

  /**
   * From six interquartile ranges below the lower quartile to six above the upper one.
   *
   * @param values finite; sorted by this method
   */
  static IntensityWindow around(float[] values) {
    Arrays.sort(values);
    float low = values[(int) (TAIL * (values.length - 1))];
    float high = values[(int) ((1 - TAIL) * (values.length - 1))];
    float width = Math.max(high - low, Math.ulp(Math.max(Math.abs(low), Math.abs(high))) * 64);
    return new IntensityWindow(low - REACH * width, high + REACH * width);
  }

  float clip(double value) {
    return (float) Math.max(low, Math.min(high, value));
  }
}
