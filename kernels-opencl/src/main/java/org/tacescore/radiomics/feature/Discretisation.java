package org.tacescore.radiomics.feature;

import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * Grey levels of intensities, bit for bit as PyRadiomics and NumPy bin them.
 *
 * <p>A level is the number of bin edges at or below the intensity; the lowest intensity has level
 * 1. Edges are computed in double as {@code numpy.arange} and {@code numpy.linspace} do. They are
 * never listed: the bin is guessed by division and corrected against its two edges, which gives the
 * same answer as a search.
 */
public final class Discretisation {
  private final double low;
  private final double step;
  private final int edges;

  /** What the last edge is instead of its multiple of the step; infinite where it is one. */
  private final double last;

  private final boolean single;

  /** Whether all edges are multiples of the step in double precision. */
  private final boolean plain;

  private Discretisation(double low, double step, int edges, double last, boolean single) {
    this.low = low;
    this.step = step;
    this.edges = edges;
    this.last = last;
    this.single = single;
    this.plain = !single && last == Double.POSITIVE_INFINITY;
  }

  /**
   * Of intensities between two bounds, both of which occur.
   *
   * @param single whether the intensities have single precision: NumPy then gives the edges of a
   *     fixed number of bins the same
   */
  static Discretisation of(double min, double max, boolean single, Binning binning) {
    if (binning instanceof Binning.FixedWidth fixed) {
      return fixedWidth(min, max, fixed.width());
    }
    return fixedCount(min, max, single, ((Binning.FixedCount) binning).bins());
  }

  private static Discretisation fixedWidth(double min, double max, double width) {
    double low = min - floorMod(min, width);
    // numpy.arange repeats the difference of its first two elements, not the step it was given.
    double step = (low + width) - low;
    double levels = Math.ceil((max + 2 * width - low) / width);
    if (!(step > 0) || levels > Integer.MAX_VALUE - 8.0) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "intensities %s to %s have too many bins of width %s".formatted(min, max, width));
    }
    return new Discretisation(low, step, (int) levels, Double.POSITIVE_INFINITY, false);
  }

  private static Discretisation fixedCount(double min, double max, boolean single, int bins) {
    double low = min == max ? min - 0.5 : min;
    double high = min == max ? max + 0.5 : max;
    // The last edge is moved up by one so that the highest intensity falls into the last bin.
    double last = single ? (float) high + 1f : high + 1;
    return new Discretisation(low, (high - low) / bins, bins + 1, last, single);
  }

  /** The grey level of an intensity between the bounds. */
  int level(double intensity) {
    int i = Math.min(edges - 1, (int) ((intensity - low) / step));
    if (plain && i * step + low <= intensity && (i + 1) * step + low > intensity) {
      return i + 1;
    }
    while (i + 1 < edges && edge(i + 1) <= intensity) {
      i++;
    }
    while (i >= 0 && edge(i) > intensity) {
      i--;
    }
    return i + 1;
  }

  private double edge(int i) {
    if (i == edges - 1 && last != Double.POSITIVE_INFINITY) {
      return last;
    }
    double edge = i * step + low;
    return single ? (float) edge : edge;
  }

  /** Python's modulo: the remainder has the sign of the divisor. */
  private static double floorMod(double value, double divisor) {
    double remainder = value % divisor;
    return remainder < 0 ? remainder + divisor : remainder;
  }
}
