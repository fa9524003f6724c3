package org.tacescore.radiomics.feature;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
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
  private Discretisation() {}

  /**
   * The grey level of each intensity.
   *
   * @param values finite intensities, at least one
   */
  static int[] levels(double[] values, Binning binning) {
    double min = Arrays.stream(values).min().orElseThrow();
    double max = Arrays.stream(values).max().orElseThrow();
    if (binning instanceof Binning.FixedWidth fixed) {
      return fixedWidth(values, min, max, fixed.width());
    }
    return fixedCount(values, min, max, ((Binning.FixedCount) binning).bins());
  }

  private static int[] fixedWidth(double[] values, double min, double max, double width) {
    double low = min - floorMod(min, width);
    // numpy.arange repeats the difference of its first two elements, not the step it was given.
    double step = (low + width) - low;
    double levels = Math.ceil((max + 2 * width - low) / width);
    if (!(step > 0) || levels > Integer.MAX_VALUE - 8.0) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "intensities %s to %s have too many bins of width %s".formatted(min, max, width));
    }
    IntToDoubleFunction edge = i -> low + i * step;
    return count(values, low, step, (int) levels, edge);
  }

  private static int[] fixedCount(double[] values, double min, double max, int bins) {
    double low = min == max ? min - 0.5 : min;
    double high = min == max ? max + 0.5 : max;
    double step = (high - low) / bins;
    // The last edge is moved up by one so that the highest intensity falls into the last bin.
    IntToDoubleFunction edge = i -> i == bins ? high + 1 : i * step + low;
    return count(values, low, step, bins + 1, edge);
  }

  private static int[] count(
      double[] values, double low, double step, int edges, IntToDoubleFunction edge) {
    int[] levels = new int[values.length];
    for (int k = 0; k < values.length; k++) {
      int i = (int) Math.min(edges - 1.0, Math.max(0, Math.floor((values[k] - low) / step)));
      while (i + 1 < edges && edge.applyAsDouble(i + 1) <= values[k]) {
        i++;
      }
      while (i >= 0 && edge.applyAsDouble(i) > values[k]) {
        i--;
      }
      levels[k] = i + 1;
    }
    return levels;
  }

  /** Python's modulo: the remainder has the sign of the divisor. */
  private static double floorMod(double value, double divisor) {
    double remainder = value % divisor;
    return remainder < 0 ? remainder + divisor : remainder;
  }
}
