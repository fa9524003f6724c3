package org.tacescore.kernels.opencl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.tacescore.kernels.FilterPair;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.SubBandStep;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** Compares a device with the JVM before it is trusted: the same bits, and how fast. */
final class SelfTest {
  private static final int RUNS = 5;
  private static final int LESION_LEVELS = 32;

  private SelfTest() {}

  /** Refuses kernels whose results differ from the JVM's; what they cannot do the JVM will do. */
  static void requireSameResults(Kernels kernels) {
    Kernels jvm = new JvmKernels();
    for (KernelCheck check : checks()) {
      if (differs(check, kernels, jvm)) {
        throw new OpenClUnavailableException(
            "%s: %s differ from the JVM's".formatted(kernels.description(), check.what()));
      }
    }
  }

  private static boolean differs(KernelCheck check, Kernels kernels, Kernels jvm) {
    try {
      return !check.agree(kernels, jvm);
    } catch (BeyondDeviceException e) {
      return false;
    }
  }

  /** The shortest of several runs on a region of the size of a lesion. */
  static Duration fastest(Kernels kernels) {
    LevelGrid grid = lesion();
    long best = Long.MAX_VALUE;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      kernels.cooccurrences(grid, Neighbours.STEPS, false);
      best = Math.min(best, System.nanoTime() - start);
    }
    return Duration.ofNanos(best);
  }

  private static List<KernelCheck> checks() {
    List<KernelCheck> checks = new ArrayList<>();
    for (LevelGrid grid : grids()) {
      for (boolean ordered : new boolean[] {true, false}) {
        checks.addAll(KernelCheck.counts(grid, Neighbours.STEPS, ordered, 1));
      }
    }
    checks.addAll(KernelCheck.subBands(new GridSize(21, 19, 18), step(), 1));
    checks.add(KernelCheck.laplacian(image(), new GridBox(2, 15, 0, 8, 3, 6), 1.5));
    return checks;
  }

  /** Few levels and many, so that every way of counting is tried; thin and large. */
  private static List<LevelGrid> grids() {
    return List.of(grid(9, 7, 5, 4), grid(24, 20, 1, 40), grid(16, 16, 16, 200), lesion());
  }

  private static LevelGrid lesion() {
    return grid(64, 64, 48, LESION_LEVELS);
  }

  private static LevelGrid grid(int columns, int rows, int slices, int levels) {
    GridSize size = new GridSize(columns, rows, slices);
    SplittableRandom random = new SplittableRandom(size.voxels());
    return LevelGrid.of(size, random.ints(size.voxels(), 0, levels + 1).toArray(), levels);
  }

  /** All sub-bands by filters that are no wavelet's, wrapping along one axis. */
  private static SubBandStep step() {
    double[] low = {-0.1, 0.3, 0.7, 1.0 / 3};
    double[] high = {0.2, -0.5, 0.9, -1.0 / 7};
    float[] lowFloats = {-0.1f, 0.3f, 0.7f, 1f / 3};
    float[] highFloats = {0.2f, -0.5f, 0.9f, -1f / 7};
    SubBandStep.Axis plain = new SubBandStep.Axis(true, SubBandStep.Axis.NEVER);
    return new SubBandStep(
        FilterPair.of(low, high, lowFloats, highFloats),
        plain,
        new SubBandStep.Axis(true, 12),
        plain,
        Stream.iterate(0, band -> band + 1).limit(8).toList());
  }

  private static Volume image() {
    GridSize size = new GridSize(17, 11, 9);
    VolumeGeometry geometry =
        new VolumeGeometry(
            size, new Spacing(0.7, 0.8, 2.5), Direction.AXIAL, new Vector3(0, 0, 0), "");
    return Volume.of(geometry, new SplittableRandom(4).doubles(size.voxels(), -999, 999).toArray());
  }
}
