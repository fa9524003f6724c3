package org.tacescore.kernels.opencl;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tacescore.kernels.Axis;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.LevelGrid;
import org.tacescore.kernels.Neighbours;
import org.tacescore.kernels.Step;
import org.tacescore.volume.GridSize;

/** A region in which a device and the JVM count. */
record KernelCase(String what, LevelGrid levels, List<Step> steps, boolean ordered, int alpha) {

  /** Small regions, for a simulated device: each way through each kernel. */
  static Stream<KernelCase> tiny() {
    GridSize cube = new GridSize(5, 4, 3);
    return Stream.of(
        of("few levels", cube, 2, 0.3, 1, Neighbours.inSpace(List.of(1), cube)),
        of("several groups", new GridSize(11, 9, 7), 3, 0.3, 1, Neighbours.STEPS),
        of("many levels", cube, 36, 0.1, 1, Neighbours.inSpace(List.of(1), cube)),
        of("flat", new GridSize(6, 5, 1), 3, 0.3, 2, Neighbours.inSpace(List.of(1), cube)),
        of("two distances", cube, 3, 0.5, 2, Neighbours.inSpace(List.of(1, 2), cube)),
        of("planes", cube, 2, 0, 1, Neighbours.inPlanes(List.of(1), Axis.COLUMN, cube)),
        of("a single level", cube, 1, 0, 1, Neighbours.inSpace(List.of(1), cube)));
  }

  /** A region of 54 000 voxels. */
  static KernelCase ofNinetyLevels() {
    return inSpace("90 levels", new GridSize(40, 41, 37), 90, 0.1, List.of(1));
  }

  /** Regions of many shapes, 1 to 300 levels, all planes and some distances. */
  static Stream<KernelCase> all() {
    return Stream.concat(tiny(), Stream.concat(shapes(), planes()));
  }

  private static Stream<KernelCase> shapes() {
    List<Integer> one = List.of(1);
    GridSize large = new GridSize(40, 41, 37);
    return Stream.of(
        inSpace("2 levels, zones of thousands", new GridSize(31, 17, 13), 2, 0, one),
        inSpace("8 levels with holes", new GridSize(16, 16, 16), 8, 0.4, one),
        inSpace("33 levels", new GridSize(47, 70, 7), 33, 0.2, one),
        ofNinetyLevels(),
        inSpace("300 levels", large, 300, 0.1, one),
        inSpace("nearly as many levels as voxels", new GridSize(9, 9, 9), 300, 0.1, one),
        inSpace("distances 1 and 3", new GridSize(20, 21, 9), 12, 0.3, List.of(1, 3)),
        inSpace("distance 2", new GridSize(12, 30, 11), 5, 0.1, List.of(2)),
        inSpace("a single slice", new GridSize(64, 50, 1), 16, 0.2, one),
        inSpace("a single row of two slices", new GridSize(40, 1, 2), 5, 0.1, one),
        inSpace("a single column", new GridSize(1, 30, 1), 3, 0, one),
        inSpace("far apart", new GridSize(30, 30, 30), 4, 0.995, one),
        of("one voxel", new GridSize(1, 1, 1), 1, 0, 1, Neighbours.STEPS),
        of("a wall", new GridSize(1, 20, 25), 6, 0.1, 1, Neighbours.STEPS),
        of("steps there and back", large, 3, 0.3, 1, backAndForth()));
  }

  private static Stream<KernelCase> planes() {
    GridSize size = new GridSize(19, 23, 21);
    return Stream.of(Axis.values())
        .map(
            across ->
                of(
                    "planes across " + across,
                    size,
                    7,
                    0.25,
                    2,
                    Neighbours.inPlanes(List.of(1, 2), across, size)));
  }

  private static List<Step> backAndForth() {
    return List.of(new Step(1, 0, 0), new Step(-1, 0, 0), new Step(1, -1, 0), new Step(0, 1, -1));
  }

  private static KernelCase inSpace(
      String what, GridSize size, int levels, double holes, List<Integer> distances) {
    int margin = distances.stream().mapToInt(distance -> distance).max().orElseThrow();
    return of(what, size, levels, holes, margin, Neighbours.inSpace(distances, size));
  }

  /** Random ranks, smoothed a little so that there are runs and zones; grey levels with gaps. */
  private static KernelCase of(
      String what, GridSize size, int levels, double holes, int margin, List<Step> steps) {
    SplittableRandom random = new SplittableRandom(what.hashCode());
    GridSize padded = LevelGrid.padded(size, margin);
    char[] ranks = new char[padded.voxels()];
    int before = 1;
    for (int slice = 0; slice < size.slices(); slice++) {
      for (int row = 0; row < size.rows(); row++) {
        for (int column = 0; column < size.columns(); column++) {
          before = random.nextDouble() < 0.3 ? before : 1 + random.nextInt(levels);
          if (random.nextDouble() >= holes) {
            ranks[padded.offset(column + margin, row + margin, slice + margin)] = (char) before;
          }
        }
      }
    }
    ranks[padded.offset(margin, margin, margin)] = (char) levels;
    int[] greyLevels = IntStream.rangeClosed(1, levels).map(rank -> rank + rank / 3 * 2).toArray();
    LevelGrid grid = LevelGrid.of(size, margin, ranks, greyLevels);
    return new KernelCase(what, grid, steps, what.hashCode() % 2 == 0, levels / 10);
  }

  /** What the kernels count otherwise than the reference. */
  List<String> differences(Kernels device) {
    Kernels jvm = new JvmKernels();
    return KernelCheck.counts(levels, steps, ordered, alpha).stream()
        .filter(check -> !check.agree(device, jvm))
        .map(KernelCheck::what)
        .toList();
  }

  @Override
  public String toString() {
    return what;
  }
}
