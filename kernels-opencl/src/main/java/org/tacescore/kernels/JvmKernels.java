package org.tacescore.kernels;

import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;

/**
 * The kernels in Java, on all cores: the reference for every other implementation.
 *
 * <p>Each direction is one task with its own table, so that a single table is in the cache while a
 * task runs and nothing has to be added up afterwards.
 */
public final class JvmKernels implements Kernels {

  @Override
  public GlcmCounts glcm(LevelGrid levels) {
    int[][] tables =
        IntStream.range(0, Neighbours.STEPS.size())
            .parallel()
            .mapToObj(direction -> glcm(levels, Neighbours.STEPS.get(direction)))
            .toArray(int[][]::new);
    return GlcmCounts.of(levels.levelCount(), tables);
  }

  private static int[] glcm(LevelGrid levels, Neighbours.Step step) {
    int count = levels.levelCount();
    int[] table = new int[count * count];
    GridSize size = levels.paddedSize();
    char[] ranks = levels.ranks();
    int toNeighbour = step.offsetIn(size);
    for (int slice = 1; slice < size.slices() - 1; slice++) {
      for (int row = 1; row < size.rows() - 1; row++) {
        int first = size.offset(1, row, slice);
        int end = first + size.columns() - 2;
        for (int voxel = first; voxel < end; voxel++) {
          int i = ranks[voxel];
          int j = ranks[voxel + toNeighbour];
          if (i != 0 && j != 0) {
            table[(i - 1) * count + j - 1]++;
          }
        }
      }
    }
    return table;
  }

  @Override
  public String description() {
    return "JVM %s, %d processors"
        .formatted(Runtime.version(), Runtime.getRuntime().availableProcessors());
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
