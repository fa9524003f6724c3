package org.tacescore.kernels.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.RunCounts;
import org.tacescore.kernels.Step;
import org.tacescore.volume.GridSize;

/** Runs on a device: {@code runs.cl}. They may lead through the whole grid, so that is not cut. */
final class DeviceRuns {
  private static final String PROGRAM = "runs.cl";

  /** Longer runs are few, and local memory is for the many. */
  private static final int MOST_SHORT_RUNS = 16;

  private final ClSession session;
  private final WorkShape shape;
  private final DeviceGrids grids;

  DeviceRuns(ClSession session, WorkShape shape, DeviceGrids grids) {
    this.session = session;
    this.shape = shape;
    this.grids = grids;
  }

  List<RunCounts> count(LevelGrid levels, List<Step> steps) {
    int[] offsets = StepOffsets.of(levels, steps);
    if (offsets.length == 0) {
      return List.of();
    }
    int longest = steps.stream().mapToInt(step -> longest(levels, step)).max().orElseThrow();
    return grids.whole(levels, part -> count(levels, steps, offsets, longest, part));
  }

  private List<RunCounts> count(
      LevelGrid levels, List<Step> steps, int[] offsets, int longest, GridPart part) {
    TablePlan plan = TablePlan.of(session, shape, offsets.length, levels.levelCount(), longest);
    if (plan.rows() < levels.levelCount()) {
      throw new BeyondDeviceException("the runs of one direction do not fit");
    }
    List<RunCounts> counts = new ArrayList<>();
    for (int from = 0; from < offsets.length; from += plan.steps()) {
      int end = Math.min(offsets.length, from + plan.steps());
      int[] now = Arrays.copyOfRange(offsets, from, end);
      try (DeviceTables tables =
              new DeviceTables(
                  session, shape, now.length * levels.levelCount() * longest, plan.slabs());
          DeviceTables adjacent = new DeviceTables(session, shape, now.length, plan.slabs());
          ClBuffer stepsNow = session.copyOf(now)) {
        run(levels, longest, part, stepsNow, now.length, tables, adjacent, plan);
        int[] found = adjacent.readAll();
        CountMatrix[] lengths = tables.read(now.length, longest);
        for (int k = 0; k < now.length; k++) {
          boolean hasLine = found[k] != 0 || hasLineWithGaps(levels, steps.get(from + k), part);
          counts.add(new RunCounts(lengths[k], hasLine));
        }
      }
    }
    return counts;
  }

  private void run(
      LevelGrid levels,
      int longest,
      GridPart part,
      ClBuffer offsets,
      int steps,
      DeviceTables tables,
      DeviceTables adjacent,
      TablePlan plan) {
    ClProgram program = session.program(PROGRAM);
    if (shape.isPrivate()) {
      program.run(
          "runs_private",
          new long[] {plan.slabs(), plan.groupsOfSteps(steps, longest)},
          new long[] {1, 1},
          part.ranks(),
          part.first(),
          part.afterLast(),
          ClArgument.of(levels.levelCount()),
          ClArgument.of(longest),
          offsets,
          ClArgument.of(steps),
          tables.buffer(),
          adjacent.buffer());
      return;
    }
    int shortRuns = shortRuns(levels, longest);
    program.run(
        "runs_local",
        new long[] {shape.items(part.voxels()), steps},
        new long[] {shape.group(), 1},
        part.ranks(),
        part.first(),
        part.afterLast(),
        ClArgument.of(levels.levelCount()),
        ClArgument.of(longest),
        offsets,
        tables.buffer(),
        adjacent.buffer(),
        ClArgument.of(shortRuns),
        ClArgument.local((1L + (long) levels.levelCount() * shortRuns) * Integer.BYTES));
  }

  /** Lengths of runs for which there is room in local memory. */
  private int shortRuns(LevelGrid levels, int longest) {
    if (shape.counting() != Counting.LOCAL) {
      return 0;
    }
    long most = shape.localMemory() / Integer.BYTES / levels.levelCount();
    return (int) Math.min(most, Math.min(MOST_SHORT_RUNS, longest));
  }

  private boolean hasLineWithGaps(LevelGrid levels, Step step, GridPart part) {
    GridSize size = levels.paddedSize();
    try (ClBuffer flag = session.zeros(Integer.BYTES)) {
      session
          .program(PROGRAM)
          .run(
              "runs_lines",
              new long[] {shape.items(part.voxels())},
              new long[] {shape.group()},
              part.ranks(),
              part.first(),
              part.afterLast(),
              ClArgument.of(size.columns()),
              ClArgument.of(size.rows()),
              ClArgument.of(size.slices()),
              ClArgument.of(levels.margin()),
              ClArgument.of(step.columns()),
              ClArgument.of(step.rows()),
              ClArgument.of(step.slices()),
              flag);
      return session.readInts(flag, 1)[0] != 0;
    }
  }

  /** Most voxels of the box on a line. */
  private static int longest(LevelGrid levels, Step step) {
    GridSize size = levels.paddedSize();
    int margins = 2 * levels.margin();
    return Math.min(
        most(size.columns() - margins, step.columns()),
        Math.min(
            most(size.rows() - margins, step.rows()),
            most(size.slices() - margins, step.slices())));
  }

  private static int most(int extent, int step) {
    return step == 0 ? Integer.MAX_VALUE : (extent - 1) / Math.abs(step) + 1;
  }
}
