package org.tacescore.kernels;

/**
 * The low-pass and the high-pass filter of a discrete wavelet, both of the same even length.
 *
 * <p>Taps are stated for both precisions, since a tap may be the product of two numbers, which is
 * rounded in the precision that the filter computes in.
 */
public final class FilterPair {
  private final double[] low;
  private final double[] high;
  private final float[] lowFloats;
  private final float[] highFloats;

  private FilterPair(double[] low, double[] high, float[] lowFloats, float[] highFloats) {
    if (low.length == 0
        || low.length % 2 != 0
        || high.length != low.length
        || lowFloats.length != low.length
        || highFloats.length != low.length) {
      throw new IllegalArgumentException(
          "filters must be of one even length, got %d and %d".formatted(low.length, high.length));
    }
    this.low = low;
    this.high = high;
    this.lowFloats = lowFloats;
    this.highFloats = highFloats;
  }

  /** A pair of filters, first tap first; the arrays are copied. */
  public static FilterPair of(double[] low, double[] high, float[] lowFloats, float[] highFloats) {
    return new FilterPair(low.clone(), high.clone(), lowFloats.clone(), highFloats.clone());
  }

  /** Number of taps of each filter. */
  public int length() {
    return low.length;
  }

  /** A copy of the taps of the high-pass or the low-pass filter. */
  public double[] taps(boolean ofHigh) {
    return ofHigh ? high.clone() : low.clone();
  }

  /** As {@link #taps}, for single precision. */
  public float[] floatTaps(boolean ofHigh) {
    return ofHigh ? highFloats.clone() : lowFloats.clone();
  }
}
