package org.tacescore.kernels.opencl;

import java.time.Duration;
import java.util.ArrayList;
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
    for (LevelGrid grid : grids()) {
      for (boolean ordered : new boolean[] {true, false}) {
        List<String> differences = differences(kernels, grid, Neighbours.STEPS, ordered, 1);
        if (!differences.isEmpty()) {
          throw new OpenClUnavailableException(
              "%s counts otherwise than the JVM: %s"
                  .formatted(kernels.description(), String.join(", ", differences)));
        }
      }
    }
  }

  /** What kernels count otherwise than the JVM in a region. */
  static List<String> differences(
      Kernels kernels, LevelGrid levels, List<Step> steps, boolean ordered, int alpha) {
    Kernels jvm = new JvmKernels();
    List<String> differences = new ArrayList<>();
    if (!kernels
        .cooccurrences(levels, steps, ordered)
        .equals(jvm.cooccurrences(levels, steps, ordered))) {
      differences.add("co-occurrences");
    }
    if (!kernels.runs(levels, steps).equals(jvm.runs(levels, steps))) {
      differences.add("runs");
    }
    if (!kernels.zones(levels, steps).equals(jvm.zones(levels, steps))) {
      differences.add("zones");
    }
    if (!kernels.neighbours(levels, steps, alpha).equals(jvm.neighbours(levels, steps, alpha))) {
      differences.add("neighbours");
    }
    return differences;
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
