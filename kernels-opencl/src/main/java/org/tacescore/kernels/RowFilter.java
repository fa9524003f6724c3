package org.tacescore.kernels;

import java.util.Arrays;

/**
 * Filtering of rows of numbers in one precision.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
interface RowFilter<A> {

  /** Numbers to which all terms are added before the next are taken: they stay in the cache. */
  int CACHED = 1024;

  /** Arithmetic in double precision. */
  RowFilter<double[]> OF_DOUBLES = new OfDoubles();

  /** Arithmetic in single precision: each product and each sum is rounded. */
  RowFilter<float[]> OF_FLOATS = new OfFloats();

  /** The taps of a filter. */
  A taps(FilterPair filters, boolean ofHigh);

  /** The filter that changes nothing. */
  A identity();

  /** Zeros. */
  A ofLength(int length);

  /** Sets part of an array to zero. */
  void clear(A array, int at, int count);

  /**
   * Adds to each number of a row the numbers of other rows times their taps, in the order given.
   *
   * @param from where the other rows are: the one for tap j begins at {@code at - j * stride}
   * @param to holds the row, from {@code toAt} on
   */
  void filter(A taps, int[] order, A from, int at, int stride, A to, int toAt, int count);

  /** See {@link RowFilter}. Two taps at a time halve the traffic. */
  final class OfDoubles implements RowFilter<double[]> {
    @Override
    public double[] taps(FilterPair filters, boolean ofHigh) {
      return filters.taps(ofHigh);
    }

    @Override
    public double[] identity() {
      return new double[] {1};
    }

    @Override
    public double[] ofLength(int length) {
      return new double[length];
    }

    @Override
    public void clear(double[] array, int at, int count) {
      Arrays.fill(array, at, at + count, 0);
    }

    @Override
    public void filter(
        double[] taps,
        int[] order,
        double[] from,
        int at,
        int stride,
        double[] to,
        int toAt,
        int count) {
      for (int first = 0; first < count; first += CACHED) {
        int cached = Math.min(CACHED, count - first);
        filterCached(taps, order, from, at + first, stride, to, toAt + first, cached);
      }
    }

    private static void filterCached(
        double[] taps,
        int[] order,
        double[] from,
        int at,
        int stride,
        double[] to,
        int toAt,
        int count) {
      int k = 0;
      for (; k + 1 < order.length; k += 2) {
        addTwo(
            taps[order[k]],
            taps[order[k + 1]],
            from,
            at - order[k] * stride,
            at - order[k + 1] * stride,
            to,
            toAt,
            count);
      }
      for (; k < order.length; k++) {
        addOne(taps[order[k]], from, at - order[k] * stride, to, toAt, count);
      }
    }

    private static void addTwo(
        double tap, double next, double[] from, int a, int b, double[] to, int toAt, int count) {
      for (int i = 0; i < count; i++) {
        to[toAt + i] = to[toAt + i] + tap * from[a + i] + next * from[b + i];
      }
    }

    private static void addOne(double tap, double[] from, int a, double[] to, int toAt, int count) {
      for (int i = 0; i < count; i++) {
        to[toAt + i] += tap * from[a + i];
      }
    }
  }

  /** See {@link RowFilter}. */
  final class OfFloats implements RowFilter<float[]> {
    @Override
    public float[] taps(FilterPair filters, boolean ofHigh) {
      return filters.floatTaps(ofHigh);
    }

    @Override
    public float[] identity() {
      return new float[] {1};
    }

    @Override
    public float[] ofLength(int length) {
      return new float[length];
    }

    @Override
    public void clear(float[] array, int at, int count) {
      Arrays.fill(array, at, at + count, 0);
    }

    @Override
    public void filter(
        float[] taps,
        int[] order,
        float[] from,
        int at,
        int stride,
        float[] to,
        int toAt,
        int count) {
      for (int first = 0; first < count; first += CACHED) {
        int cached = Math.min(CACHED, count - first);
        filterCached(taps, order, from, at + first, stride, to, toAt + first, cached);
      }
    }

    private static void filterCached(
        float[] taps,
        int[] order,
        float[] from,
        int at,
        int stride,
        float[] to,
        int toAt,
        int count) {
      int k = 0;
      for (; k + 1 < order.length; k += 2) {
        addTwo(
            taps[order[k]],
            taps[order[k + 1]],
            from,
            at - order[k] * stride,
            at - order[k + 1] * stride,
            to,
            toAt,
            count);
      }
      for (; k < order.length; k++) {
        addOne(taps[order[k]], from, at - order[k] * stride, to, toAt, count);
      }
    }

    private static void addTwo(
        float tap, float next, float[] from, int a, int b, float[] to, int toAt, int count) {
      for (int i = 0; i < count; i++) {
        to[toAt + i] = to[toAt + i] + tap * from[a + i] + next * from[b + i];
      }
    }

    private static void addOne(float tap, float[] from, int a, float[] to, int toAt, int count) {
      for (int i = 0; i < count; i++) {
        to[toAt + i] += tap * from[a + i];
      }
    }
  }
}
