package org.tacescore.kernels;

import java.util.List;
import org.tacescore.volume.GridSize;

/**
 * One step of an undecimated wavelet decomposition of a block of voxels: what becomes of it along
 * columns, then rows, then slices.
 *
 * <p>A filter of F taps makes of a line of n values one of n - F + 1: {@code sum of f[j] * x[o + F
 * - 1 - j]}, j ascending. What lies around the block is not the step's concern; a block brings its
 * surroundings along.
 *
 * @param filters low-pass and high-pass filter
 * @param columns what is done along the columns
 * @param rows along the rows
 * @param slices along the slices
 * @param bands the sub-bands asked for, each a sum of 1 (high along the columns), 2 (rows) and 4
 *     (slices)
 */
public record SubBandStep(
    FilterPair filters, Axis columns, Axis rows, Axis slices, List<Integer> bands) {

  /**
   * What is done along an axis.
   *
   * @param filtered whether the axis is filtered at all
   * @param wrapsFrom the first output whose sum reaches beyond the upper border of a periodic line,
   *     or {@link #NEVER}; negative where it lies before the block. Output {@code wrapsFrom + m}
   *     adds its terms in the order m, m - 1, ..., 0, m + 1, ..., F - 1, as PyWavelets does
   */
  public record Axis(boolean filtered, int wrapsFrom) {
    public static final int NEVER = Integer.MAX_VALUE;
  }

  public SubBandStep {
    bands = List.copyOf(bands);
    int allowed = (columns.filtered ? 1 : 0) + (rows.filtered ? 2 : 0) + (slices.filtered ? 4 : 0);
    for (int band : bands) {
      if ((band & ~allowed) != 0) {
        throw new IllegalArgumentException(
            "band %d is high along an axis that is not filtered".formatted(band));
      }
    }
  }

  /** Axis 0 (columns), 1 (rows) or 2 (slices). */
  public Axis axis(int index) {
    return index == 0 ? columns : index == 1 ? rows : slices;
  }

  /** By how many values a line along an axis gets shorter. */
  public int shrinks(int axis) {
    return axis(axis).filtered ? filters.length() - 1 : 0;
  }

  /** Size of what is made of a block. */
  public GridSize sizeOf(GridSize block) {
    return new GridSize(
        block.columns() - shrinks(0), block.rows() - shrinks(1), block.slices() - shrinks(2));
  }

  /**
   * The order in which an output adds its terms, as indices of taps.
   *
   * @param output index along the axis
   */
  public int[] order(int axis, int output) {
    int wrapsFrom = axis(axis).wrapsFrom;
    return order(axis(axis), output < wrapsFrom ? -1 : output - wrapsFrom);
  }

  /** The order of an output whose sum does not wrap. */
  public int[] plainOrder(int axis) {
    return order(axis(axis), -1);
  }

  private int[] order(Axis axis, int wrapped) {
    int[] order = new int[axis.filtered ? filters.length() : 1];
    for (int k = 0; k < order.length; k++) {
      order[k] = k <= wrapped ? wrapped - k : k;
    }
    return order;
  }
}
