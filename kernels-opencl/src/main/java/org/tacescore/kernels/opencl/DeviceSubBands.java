package org.tacescore.kernels.opencl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.GridSize;

/**
 * Wavelet sub-bands on a device: {@code wavelet.cl}, compiled for each wavelet with its taps.
 *
 * <p>The block is uploaded once. What sub-bands have in common is computed once, and never more
 * than one block an axis is kept.
 *
 * @param <A> {@code double[]} or {@code float[]}
 */
final class DeviceSubBands<A> {
  private static final int AXES = 3;

  private final ClSession session;
  private final WorkShape shape;
  private final DevicePrecision<A> precision;
  private final SubBandStep step;
  private final Map<Integer, A> results = new HashMap<>();

  DeviceSubBands(
      ClSession session, WorkShape shape, DevicePrecision<A> precision, SubBandStep step) {
    this.session = session;
    this.shape = shape;
    this.precision = precision;
    this.step = step;
  }

  /** The sub-bands in the order of {@link SubBandStep#bands()}. */
  List<A> of(A block, GridSize size) {
    try (ClBuffer values = precision.copyOf(session, block)) {
      filter(0, values, size, 0);
    }
    return step.bands().stream().map(results::get).toList();
  }

  /** Filters along an axis and those after it; band tells what was done along those before. */
  private void filter(int axis, ClBuffer values, GridSize size, int band) {
    if (axis == AXES) {
      results.put(band, precision.read(session, values, size.voxels()));
      return;
    }
    if (!step.axis(axis).filtered()) {
      filter(axis + 1, values, size, band);
      return;
    }
    GridSize shorter = shorter(size, axis);
    for (int high = 0; high <= 1; high++) {
      int next = band | high << axis;
      if (isNeeded(axis, next)) {
        try (ClBuffer filtered = session.allocate((long) shorter.voxels() * precision.bytes())) {
          pass(axis, high == 1, values, size, filtered, shorter);
          filter(axis + 1, filtered, shorter, next);
        }
      }
    }
  }

  /** Whether a sub-band asked for is the given one along the axes up to this. */
  private boolean isNeeded(int axis, int band) {
    int mask = (2 << axis) - 1;
    return step.bands().stream().anyMatch(asked -> (asked & mask) == band);
  }

  private GridSize shorter(GridSize size, int axis) {
    int by = step.shrinks(axis);
    return new GridSize(
        size.columns() - (axis == 0 ? by : 0),
        size.rows() - (axis == 1 ? by : 0),
        size.slices() - (axis == 2 ? by : 0));
  }

  private void pass(
      int axis, boolean high, ClBuffer from, GridSize size, ClBuffer to, GridSize shorter) {
    int[] strides = {1, size.columns(), size.columns() * size.rows()};
    long alongRow = shape.isPrivate() ? 1 : shape.rowItems(shorter.columns());
    session
        .program(definitions(), "wavelet.cl")
        .run(
            high ? "wavelet_high" : "wavelet_low",
            new long[] {alongRow, shorter.rows(), shorter.slices()},
            new long[] {shape.rowGroup(), 1, 1},
            from,
            ClArgument.of(size.columns()),
            ClArgument.of(size.rows()),
            ClArgument.of(shorter.columns()),
            ClArgument.of(axis),
            ClArgument.of(strides[axis]),
            ClArgument.of(step.axis(axis).wrapsFrom()),
            to);
  }

  private String definitions() {
    return precision.definitions()
        + "#define TAPS %d\n".formatted(step.filters().length())
        + "__constant REAL LOW[] = {%s};\n".formatted(precision.taps(step.filters(), false))
        + "__constant REAL HIGH[] = {%s};\n".formatted(precision.taps(step.filters(), true))
        + "#define FIRST_COLUMN %s\n".formatted(shape.isPrivate() ? "0" : "get_global_id(0)")
        + "#define COLUMN_STEP %s\n".formatted(shape.isPrivate() ? "1" : "get_global_size(0)");
  }
}
