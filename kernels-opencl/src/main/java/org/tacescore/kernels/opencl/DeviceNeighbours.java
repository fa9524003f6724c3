package org.tacescore.kernels.opencl;

import java.util.Arrays;
import java.util.List;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.NeighbourCounts;
import org.tacescore.kernels.Step;

/** What surrounds each voxel, on a device: {@code neighbours.cl}. */
final class DeviceNeighbours {
  private static final String PROGRAM = "neighbours.cl";
  private static final int WORDS = 4;
  private static final int VOXELS_PER_CELL = 8;

  private final ClSession session;
  private final WorkShape shape;
  private final DeviceGrids grids;

  DeviceNeighbours(ClSession session, WorkShape shape, DeviceGrids grids) {
    this.session = session;
    this.shape = shape;
    this.grids = grids;
  }

  NeighbourCounts count(LevelGrid levels, List<Step> steps, int alpha) {
    int[] offsets = StepOffsets.of(levels, steps);
    int width = 2 * offsets.length + 1;
    long cells = (long) width * levels.levelCount();
    if (cells * Long.BYTES > session.memory().largest()) {
      throw new BeyondDeviceException(
          "tables of %d levels and %d neighbours do not fit"
              .formatted(levels.levelCount(), width - 1));
    }
    int slabs = slabs(cells);
    try (DeviceTables dependence = new DeviceTables(session, shape, (int) cells, slabs);
        DeviceTables neighbourhoods = new DeviceTables(session, shape, (int) cells, slabs);
        ClBuffer sums = session.zeros(slabs * cells * Long.BYTES);
        ClBuffer greys = session.copyOf(levels.greyLevels());
        ClBuffer stepOffsets = session.copyOf(offsets)) {
      grids.inParts(
          levels,
          part ->
              run(
                  part,
                  slabs,
                  (int) cells,
                  ClArgument.of(levels.levelCount()),
                  greys,
                  stepOffsets,
                  ClArgument.of(offsets.length),
                  ClArgument.of(alpha),
                  dependence.buffer(),
                  neighbourhoods.buffer(),
                  sums));
      return new NeighbourCounts(
          dependence.read(1, width)[0],
          neighbourhoods.read(1, width)[0],
          differences(sums, (int) cells, slabs, width));
    }
  }

  /** Each core a slab, when the tables of all take less than half of the memory. */
  private int slabs(long cells) {
    long bytesEach = cells * (2 * Integer.BYTES + Long.BYTES);
    long fitting = session.memory().free() / 2 / bytesEach;
    return shape.isPrivate() ? (int) Math.max(1, Math.min(shape.computeUnits(), fitting)) : 1;
  }

  private void run(GridPart part, int slabs, int cells, ClArgument... others) {
    ClArgument[] arguments = new ClArgument[others.length + 3];
    arguments[0] = part.ranks();
    arguments[1] = part.first();
    arguments[2] = part.afterLast();
    System.arraycopy(others, 0, arguments, 3, others.length);
    ClProgram program = session.program(PROGRAM);
    long[] group = {shape.group()};
    long localBytes = (long) WORDS * cells * Integer.BYTES;
    if (shape.isPrivate()) {
      program.run("neighbours_private", new long[] {slabs}, group, arguments);
    } else if (shape.counting() == Counting.LOCAL
        && localBytes <= shape.localMemory()
        && (long) cells * VOXELS_PER_CELL <= part.voxels()) {
      ClArgument[] withLocal = Arrays.copyOf(arguments, arguments.length + 1);
      withLocal[arguments.length] = ClArgument.local(localBytes);
      long mostGroups = part.voxels() / ((long) cells * VOXELS_PER_CELL);
      program.run(
          "neighbours_local",
          new long[] {shape.items(part.voxels(), mostGroups)},
          group,
          withLocal);
    } else {
      program.run("neighbours_global", new long[] {shape.items(part.voxels())}, group, arguments);
    }
  }

  private CountMatrix differences(ClBuffer sums, int cells, int slabs, int width) {
    if (slabs > 1) {
      session
          .program("tables.cl")
          .run(
              "tables_sum_long",
              new long[] {shape.items(cells)},
              new long[] {shape.group()},
              sums,
              ClArgument.of(slabs),
              ClArgument.of(cells));
    }
    return Cells.matrixOf(session.readLongs(sums, cells), width);
  }
}
