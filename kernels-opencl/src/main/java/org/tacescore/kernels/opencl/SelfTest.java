package org.tacescore.kernels.opencl;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.Step;
import org.tacescore.volume.GridSize;

/** Compares a device with the JVM before it is trusted: the same counts, and how fast. */
final class SelfTest {
  private static final int RUNS = 5;

  private SelfTest() {}

  /** Refuses kernels whose counts differ from the JVM's. */
  static void requireSameCounts(Kernels kernels) {
    try (JvmKernels reference = new JvmKernels()) {
      for (LevelGrid grid : grids()) {
        if (!countsAs(reference, kernels, grid)) {
          throw new OpenClUnavailableException(
              kernels.description() + " counts otherwise than the JVM");
        }
      }
    }
  }

  private static boolean countsAs(Kernels reference, Kernels kernels, LevelGrid grid) {
    List<Step> steps = Neighbours.STEPS;
    return kernels
            .cooccurrences(grid, steps, true)
            .equals(reference.cooccurrences(grid, steps, true))
        && kernels
            .cooccurrences(grid, steps, false)
            .equals(reference.cooccurrences(grid, steps, false))
        && kernels.runs(grid, steps).equals(reference.runs(grid, steps))
        && kernels.zones(grid, steps).equals(reference.zones(grid, steps))
        && kernels.neighbours(grid, steps, 1).equals(reference.neighbours(grid, steps, 1));
  }

  /** Few levels and many, so that every way of counting is tried; thin and large. */
  private static List<LevelGrid> grids() {
    return List.of(grid(9, 7, 5, 4), grid(24, 20, 1, 40), grid(16, 16, 16, 200), large());
  }

  /** The shortest of several runs on a region of the size of a lesion. */
  static Duration fastest(Kernels kernels) {
    LevelGrid grid = large();
    long best = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      kernels.cooccurrences(grid, Neighbours.STEPS, false);
      best = Math.min(best, System.nanoTime() - start);
    }
    return Duration.ofNanos(best);
  }

  private static LevelGrid large() {
    return grid(64, 64, 48, 32);
  }

  private static LevelGrid grid(int columns, int rows, int slices, int levels) {
    GridSize size = new GridSize(columns, rows, slices);
    SplittableRandom random = new SplittableRandom(size.voxels());
    return LevelGrid.of(size, random.ints(size.voxels(), 0, levels + 1).toArray(), levels);
  }
}
