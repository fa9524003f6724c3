package org.tacescore.kernels.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Step;

/** Co-occurrences on a device: {@code glcm.cl}. */
final class DeviceCooccurrences {
  private static final String PROGRAM = "glcm.cl";

  /** Adding a group's table to the step's takes longer than counting fewer voxels than this. */
  private static final int VOXELS_PER_CELL = 4;

  private static final int CELLS_ALWAYS = 1 << 16;
  private static final int CELLS_PER_VOXEL = 64;

  private final ClSession session;
  private final WorkShape shape;
  private final DeviceGrids grids;

  DeviceCooccurrences(ClSession session, WorkShape shape, DeviceGrids grids) {
    this.session = session;
    this.shape = shape;
    this.grids = grids;
  }

  List<CountMatrix> count(LevelGrid levels, List<Step> steps, boolean ordered) {
    int[] offsets = StepOffsets.of(levels, steps);
    int rows = levels.levelCount();
    if (offsets.length == 0) {
      return List.of();
    }
    requireFilled(levels);
    TablePlan plan = TablePlan.of(session, shape, offsets.length, rows, rows);
    List<CountMatrix> counts = new ArrayList<>();
    for (int from = 0; from < offsets.length; from += plan.steps()) {
      int end = Math.min(offsets.length, from + plan.steps());
      List<CountMatrix[]> ranges = new ArrayList<>();
      for (int row = 0; row < rows; row += plan.rows()) {
        Range range = new Range(row, Math.min(rows, row + plan.rows()));
        ranges.add(count(levels, Arrays.copyOfRange(offsets, from, end), ordered, range, plan));
      }
      for (int step = 0; step < end - from; step++) {
        int at = step;
        counts.add(joined(ranges.stream().map(range -> range[at]).toList(), plan.rows()));
      }
    }
    return counts;
  }

  /** A table that is nearly empty is slower to clear and read than pairs are to sort in the JVM. */
  private static void requireFilled(LevelGrid levels) {
    long cells = (long) levels.levelCount() * levels.levelCount();
    if (cells > CELLS_ALWAYS + (long) CELLS_PER_VOXEL * levels.voxelCount()) {
      throw new BeyondDeviceException(
          "a table of %d levels is too large for %d voxels"
              .formatted(levels.levelCount(), levels.voxelCount()));
    }
  }

  /** Rows of a table, from 0. */
  private record Range(int first, int end) {
    int rows() {
      return end - first;
    }
  }

  private CountMatrix[] count(
      LevelGrid levels, int[] offsets, boolean ordered, Range range, TablePlan plan) {
    int cells = offsets.length * range.rows() * levels.levelCount();
    try (DeviceTables tables = new DeviceTables(session, shape, cells, plan.slabs());
        ClBuffer steps = session.copyOf(offsets)) {
      grids.inParts(
          levels,
          part -> {
            Work work = new Work(part, steps, offsets.length, levels.levelCount(), ordered, range);
            if (shape.isPrivate()) {
              countPrivately(work, tables, plan);
            } else if (fitsLocally(work)) {
              countLocally(work, tables);
            } else {
              countGlobally(work, tables);
            }
          });
      return tables.read(offsets.length, levels.levelCount());
    }
  }

  private record Work(
      GridPart part, ClBuffer offsets, int steps, int levels, boolean ordered, Range range) {
    ClArgument inOrder() {
      return ClArgument.of(ordered ? 1 : 0);
    }

    /** Cells of one step's table in local memory. */
    long localCells() {
      return ordered ? (long) levels * levels : levels * (levels + 1L) / 2;
    }
  }

  private boolean fitsLocally(Work work) {
    return shape.counting() == Counting.LOCAL
        && work.range().rows() == work.levels()
        && work.localCells() * Integer.BYTES <= shape.localMemory()
        && work.localCells() * VOXELS_PER_CELL <= work.part().voxels();
  }

  private void countPrivately(Work work, DeviceTables tables, TablePlan plan) {
    session
        .program(PROGRAM)
        .run(
            "glcm_private",
            new long[] {plan.slabs(), plan.groupsOfSteps(work.steps(), work.levels())},
            new long[] {1, 1},
            work.part().ranks(),
            work.part().first(),
            work.part().afterLast(),
            ClArgument.of(work.levels()),
            work.inOrder(),
            ClArgument.of(work.range().first()),
            ClArgument.of(work.range().end()),
            work.offsets(),
            ClArgument.of(work.steps()),
            tables.buffer());
  }

  private void countLocally(Work work, DeviceTables tables) {
    long mostGroups = work.part().voxels() / (VOXELS_PER_CELL * work.localCells());
    session
        .program(PROGRAM)
        .run(
            "glcm_local",
            new long[] {shape.items(work.part().voxels(), mostGroups), work.steps()},
            new long[] {shape.group(), 1},
            work.part().ranks(),
            work.part().first(),
            work.part().afterLast(),
            ClArgument.of(work.levels()),
            work.inOrder(),
            work.offsets(),
            tables.buffer(),
            ClArgument.local(work.localCells() * Integer.BYTES));
  }

  private void countGlobally(Work work, DeviceTables tables) {
    session
        .program(PROGRAM)
        .run(
            "glcm_global",
            new long[] {shape.items(work.part().voxels()), work.steps()},
            new long[] {shape.group(), 1},
            work.part().ranks(),
            work.part().first(),
            work.part().afterLast(),
            ClArgument.of(work.levels()),
            work.inOrder(),
            ClArgument.of(work.range().first()),
            ClArgument.of(work.range().end()),
            work.offsets(),
            tables.buffer());
  }

  /** One matrix of the matrices of ranges of rows. */
  private static CountMatrix joined(List<CountMatrix> ranges, int rowsEach) {
    if (ranges.size() == 1) {
      return ranges.get(0);
    }
    int entries = ranges.stream().mapToInt(CountMatrix::entries).sum();
    int[] rows = new int[entries];
    int[] columns = new int[entries];
    long[] counts = new long[entries];
    int next = 0;
    for (int range = 0; range < ranges.size(); range++) {
      CountMatrix matrix = ranges.get(range);
      for (int k = 0; k < matrix.entries(); k++) {
        rows[next] = range * rowsEach + matrix.row(k);
        columns[next] = matrix.column(k);
        counts[next++] = matrix.count(k);
      }
    }
    return CountMatrix.of(rows, columns, counts);
  }
}
