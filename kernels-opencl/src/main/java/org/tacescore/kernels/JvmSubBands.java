package org.tacescore.kernels;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;

/**
 * The sub-bands of a block, on all cores.
 *
 * <p>Slabs of slices are filtered independently: each slice along columns and rows, which stays in
 * the cache, then the slab along slices. Sub-bands share what they have in common, so that all
 * eight take 14 passes. Neighbouring slabs filter the slices that both need twice.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
final class JvmSubBands<A> {
  /** Bounds the memory of a slab, whose intermediate bands are kept at once. */
  private static final int MOST_SLICES = 32;

  private static final int IN_PLANE = 3;

  private final RowFilter<A> rowFilter;
  private final SubBandStep step;
  private final GridSize from;
  private final GridSize to;
  private final int plane;

  JvmSubBands(RowFilter<A> rowFilter, SubBandStep step, GridSize from) {
    this.rowFilter = rowFilter;
    this.step = step;
    this.from = from;
    this.to = step.sizeOf(from);
    this.plane = to.columns() * to.rows();
  }

  /** The sub-bands in the order of {@link SubBandStep#bands()}. */
  List<A> of(A block) {
    List<A> results = step.bands().stream().map(band -> rowFilter.ofLength(to.voxels())).toList();
    int least = (to.slices() + MOST_SLICES - 1) / MOST_SLICES;
    int slabs = Math.min(to.slices(), Math.max(least, ForkJoinPool.getCommonPoolParallelism() + 1));
    IntUnaryOperator first = slab -> (int) ((long) to.slices() * slab / slabs);
    IntStream.range(0, slabs)
        .parallel()
        .forEach(
            slab -> filter(block, first.applyAsInt(slab), first.applyAsInt(slab + 1), results));
    return results;
  }

  private void filter(A block, int first, int end, List<A> results) {
    int slices = end - first + step.shrinks(2);
    List<A> planes =
        IntStream.rangeClosed(0, IN_PLANE)
            .mapToObj(band -> rowFilter.ofLength(needs(IN_PLANE, band) ? plane * slices : 0))
            .toList();
    List<A> rows =
        IntStream.rangeClosed(0, 1)
            .mapToObj(band -> rowFilter.ofLength(needs(1, band) ? to.columns() * from.rows() : 0))
            .toList();
    for (int slice = 0; slice < slices; slice++) {
      filterColumns(block, first + slice, rows);
      filterRows(rows, planes, slice);
    }
    for (int k = 0; k < results.size(); k++) {
      int band = step.bands().get(k);
      filterSlices(planes.get(band & IN_PLANE), first, end, band >> 2 == 1, results.get(k));
    }
  }

  /** Whether a sub-band asked for is the given one along the axes of a mask. */
  private boolean needs(int mask, int band) {
    return step.bands().stream().anyMatch(asked -> (asked & mask) == band);
  }

  private A taps(int axis, boolean high) {
    return step.axis(axis).filtered() ? rowFilter.taps(step.filters(), high) : rowFilter.identity();
  }

  private void filterColumns(A block, int slice, List<A> rows) {
    int plain = Math.min(to.columns(), Math.max(0, step.columns().wrapsFrom()));
    int[] order = step.plainOrder(0);
    for (int high = 0; high <= 1; high++) {
      A taps = taps(0, high == 1);
      A target = rows.get(high);
      for (int row = 0; needs(1, high) && row < from.rows(); row++) {
        int at = from.offset(step.shrinks(0), row, slice);
        int toAt = row * to.columns();
        rowFilter.clear(target, toAt, to.columns());
        rowFilter.filter(taps, order, block, at, 1, target, toAt, plain);
        for (int column = plain; column < to.columns(); column++) {
          int[] wrapped = step.order(0, column);
          rowFilter.filter(taps, wrapped, block, at + column, 1, target, toAt + column, 1);
        }
      }
    }
  }

  private void filterRows(List<A> rows, List<A> planes, int slice) {
    int[] plain = step.plainOrder(1);
    int plainRows = Math.min(to.rows(), Math.max(0, step.rows().wrapsFrom()));
    for (int band = 0; band <= IN_PLANE; band++) {
      if (needs(IN_PLANE, band)) {
        A taps = taps(1, band >> 1 == 1);
        A source = rows.get(band & 1);
        A target = planes.get(band);
        filterRows(taps, plain, source, 0, plainRows, target, slice * plane);
        for (int row = plainRows; row < to.rows(); row++) {
          filterRows(taps, step.order(1, row), source, row, row + 1, target, slice * plane);
        }
      }
    }
  }

  /** Rows that add their terms in the same order: they follow each other, so they are one run. */
  private void filterRows(
      A taps, int[] order, A source, int first, int end, A target, int targetAt) {
    int columns = to.columns();
    rowFilter.filter(
        taps,
        order,
        source,
        (first + step.shrinks(1)) * columns,
        columns,
        target,
        targetAt + first * columns,
        (end - first) * columns);
  }

  private void filterSlices(A source, int first, int end, boolean high, A result) {
    A taps = taps(2, high);
    int[] plain = step.plainOrder(2);
    for (int slice = first; slice < end; slice++) {
      int[] order = slice < step.slices().wrapsFrom() ? plain : step.order(2, slice);
      int at = (slice - first + step.shrinks(2)) * plane;
      rowFilter.filter(taps, order, source, at, plane, result, slice * plane, plane);
    }
  }
}
