package org.tacescore.kernels.opencl;

import java.util.Arrays;
import java.util.List;
import org.tacescore.kernels.CountMatrix;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Step;

/**
 * Zones on a device: {@code zones.cl}. They may lead through the whole grid, so that is not cut.
 */
final class DeviceZones {
  private static final String PROGRAM = "zones.cl";
  private static final Step ALONG_COLUMNS = new Step(-1, 0, 0);

  /** Zones up to this size are counted in a table, larger ones are listed. */
  private static final int SMALL = 64;

  private final ClSession session;
  private final WorkShape shape;
  private final DeviceGrids grids;

  DeviceZones(ClSession session, WorkShape shape, DeviceGrids grids) {
    this.session = session;
    this.shape = shape;
    this.grids = grids;
  }

  CountMatrix count(LevelGrid levels, List<Step> steps) {
    StepOffsets.of(levels, steps);
    List<Step> back = steps.stream().map(step -> backward(levels, step)).distinct().toList();
    boolean alongColumns = back.contains(ALONG_COLUMNS);
    int[] offsets =
        back.stream()
            .filter(step -> !step.equals(ALONG_COLUMNS))
            .mapToInt(step -> -step.offsetIn(levels.paddedSize()))
            .toArray();
    return grids.whole(levels, part -> count(levels, part, offsets, alongColumns));
  }

  private static Step backward(LevelGrid levels, Step step) {
    return step.offsetIn(levels.paddedSize()) < 0 ? step : step.opposite();
  }

  private CountMatrix count(LevelGrid levels, GridPart part, int[] offsets, boolean alongColumns) {
    long bytes = (long) part.end() * Integer.BYTES;
    try (ClBuffer sizes = session.allocate(bytes)) {
      try (ClBuffer parents = session.allocate(bytes);
          ClBuffer steps = session.copyOf(offsets)) {
        if (shape.isPrivate()) {
          linkInSlabs(part, steps, offsets, alongColumns, parents, sizes);
        } else {
          linkAtOnce(part, steps, offsets.length, alongColumns, parents, sizes);
        }
      }
      return list(levels, part, sizes);
    }
  }

  private void linkInSlabs(
      GridPart part,
      ClBuffer steps,
      int[] offsets,
      boolean alongColumns,
      ClBuffer parents,
      ClBuffer sizes) {
    int slabs = (int) shape.items(part.voxels());
    ClProgram program = session.program(PROGRAM);
    program.run(
        "zones_slabs",
        new long[] {slabs},
        new long[] {1},
        part.ranks(),
        part.first(),
        part.afterLast(),
        steps,
        ClArgument.of(offsets.length),
        flag(alongColumns),
        parents,
        sizes);
    program.run(
        "zones_seams",
        new long[] {1},
        new long[] {1},
        part.ranks(),
        part.first(),
        part.afterLast(),
        steps,
        ClArgument.of(offsets.length),
        flag(alongColumns),
        ClArgument.of(slabs),
        ClArgument.of(Arrays.stream(offsets).max().orElse(1)),
        parents,
        sizes);
  }

  private void linkAtOnce(
      GridPart part,
      ClBuffer steps,
      int stepCount,
      boolean alongColumns,
      ClBuffer parents,
      ClBuffer sizes) {
    ClProgram program = session.program(PROGRAM);
    long[] global = {shape.items(part.voxels())};
    long[] local = {shape.group()};
    program.run(
        "zones_start",
        global,
        local,
        part.ranks(),
        part.first(),
        part.afterLast(),
        flag(alongColumns),
        parents,
        sizes);
    if (stepCount != 0) {
      program.run(
          "zones_link",
          new long[] {global[0], stepCount},
          new long[] {local[0], 1},
          part.ranks(),
          part.first(),
          part.afterLast(),
          steps,
          flag(alongColumns),
          parents);
    }
    program.run(
        "zones_sizes",
        global,
        local,
        part.ranks(),
        part.first(),
        part.afterLast(),
        flag(alongColumns),
        parents,
        sizes);
  }

  private static ClArgument flag(boolean value) {
    return ClArgument.of(value ? 1 : 0);
  }

  private CountMatrix list(LevelGrid levels, GridPart part, ClBuffer sizes) {
    long mostLarge = levels.voxelCount() / (SMALL + 1);
    try (DeviceTables table = new DeviceTables(session, shape, levels.levelCount() * SMALL, 1);
        ClBuffer listed = session.zeros(Integer.BYTES);
        ClBuffer large = session.allocate(2 * mostLarge * Integer.BYTES)) {
      session
          .program(PROGRAM)
          .run(
              "zones_list",
              new long[] {shape.items(part.voxels())},
              new long[] {shape.group()},
              part.ranks(),
              part.first(),
              part.afterLast(),
              sizes,
              ClArgument.of(SMALL),
              table.buffer(),
              listed,
              large);
      CountMatrix small = table.read(1, SMALL)[0];
      int[] pairs = session.readInts(large, 2 * session.readInts(listed, 1)[0]);
      return joined(small, pairs);
    }
  }

  /** The small zones and the large ones, each a rank and a size, in one matrix. */
  private static CountMatrix joined(CountMatrix small, int[] pairs) {
    long[] large = new long[pairs.length / 2];
    for (int k = 0; k < large.length; k++) {
      large[k] = (long) pairs[2 * k] << Integer.SIZE | pairs[2 * k + 1];
    }
    Arrays.sort(large);
    long[] keys = Arrays.stream(large).distinct().toArray();
    int entries = small.entries() + keys.length;
    int[] rows = new int[entries];
    int[] columns = new int[entries];
    long[] counts = new long[entries];
    int ofSmall = 0;
    int ofLarge = 0;
    int inLarge = 0;
    for (int next = 0; next < entries; next++) {
      boolean smallFirst =
          ofLarge == keys.length
              || (ofSmall < small.entries()
                  && small.row(ofSmall) <= (int) (keys[ofLarge] >> Integer.SIZE));
      if (smallFirst) {
        rows[next] = small.row(ofSmall);
        columns[next] = small.column(ofSmall);
        counts[next] = small.count(ofSmall++);
      } else {
        rows[next] = (int) (keys[ofLarge] >> Integer.SIZE);
        columns[next] = (int) keys[ofLarge];
        while (inLarge < large.length && large[inLarge] == keys[ofLarge]) {
          counts[next]++;
          inLarge++;
        }
        ofLarge++;
      }
    }
    return CountMatrix.of(rows, columns, counts);
  }
}
