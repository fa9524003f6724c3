package org.tacescore.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.volume.GridSize;

class JvmKernelsTest {
  private static final Step ALONG_ROW = new Step(1, 0, 0);
  private static final Step ALONG_SLICES = new Step(0, 0, 1);

  /** A cube whose middle slice is 2 and whose others are 1; the centre is outside. */
  private static final LevelGrid CUBE =
      LevelGrid.of(
          new GridSize(3, 3, 3),
          new int[] {
            1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 0, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1
          },
          2);

  private final JvmKernels kernels = new JvmKernels();

  @Test
  void countsPairsOfCubeByHand() {
    List<CountMatrix> counts = kernels.cooccurrences(CUBE, List.of(ALONG_ROW, ALONG_SLICES), true);

    // 2 x 3 rows of two pairs in the outer slices; of the middle slice's rows one is broken.
    assertThat(counts.get(0))
        .isEqualTo(CountMatrix.of(new int[] {1, 2}, new int[] {1, 2}, new long[] {12, 4}));
    // Nine columns of voxels, the middle one broken.
    assertThat(counts.get(1))
        .isEqualTo(CountMatrix.of(new int[] {1, 2}, new int[] {2, 1}, new long[] {8, 8}));
    assertThat(kernels.cooccurrences(CUBE, List.of(ALONG_SLICES), false).get(0))
        .isEqualTo(CountMatrix.of(new int[] {1}, new int[] {2}, new long[] {16}));
  }

  @Test
  void countsRunsOfCubeByHand() {
    List<RunCounts> runs = kernels.runs(CUBE, List.of(ALONG_ROW, ALONG_SLICES));

    assertThat(runs.get(0).lengths())
        .isEqualTo(CountMatrix.of(new int[] {1, 2, 2}, new int[] {3, 1, 3}, new long[] {6, 2, 2}));
    assertThat(runs.get(1).lengths())
        .isEqualTo(CountMatrix.of(new int[] {1, 2}, new int[] {1, 1}, new long[] {18, 8}));
    assertThat(runs).allMatch(RunCounts::hasLine);
  }

  @Test
  void countsZonesOfCubeByHand() {
    assertThat(kernels.zones(CUBE, Neighbours.STEPS))
        .isEqualTo(CountMatrix.of(new int[] {1, 2}, new int[] {9, 8}, new long[] {2, 1}));
  }

  @Test
  void countsNeighboursOfRowByHand() {
    // Grey levels 2, 5, 6 in a row, a voxel apart from them, 5 alone.
    LevelGrid row =
        LevelGrid.of(
            new GridSize(5, 1, 1),
            1,
            padded(new GridSize(5, 1, 1), 1, new int[] {1, 2, 3, 0, 2}),
            new int[] {2, 5, 6});

    NeighbourCounts counts = kernels.neighbours(row, List.of(ALONG_ROW), 1);

    assertThat(counts.dependence())
        .isEqualTo(
            CountMatrix.of(
                new int[] {1, 2, 2, 3}, new int[] {1, 1, 2, 2}, new long[] {1, 1, 1, 1}));
    assertThat(counts.neighbourhoods())
        .isEqualTo(
            CountMatrix.of(
                new int[] {1, 2, 2, 3}, new int[] {2, 1, 3, 2}, new long[] {1, 1, 1, 1}));
    // |2 - 5|, |2 x 5 - (2 + 6)|, |6 - 5|; the lone voxel differs from nothing.
    assertThat(counts.differences())
        .isEqualTo(CountMatrix.of(new int[] {1, 2, 3}, new int[] {2, 3, 2}, new long[] {3, 2, 1}));
  }

  @Test
  void lineWithGapsIsALineAndFlatRegionHasNone() {
    LevelGrid gap = LevelGrid.of(new GridSize(4, 2, 1), new int[] {1, 0, 0, 1, 0, 2, 0, 0}, 2);

    List<RunCounts> runs =
        kernels.runs(gap, List.of(ALONG_ROW, new Step(0, 1, 0), new Step(1, 1, 0), ALONG_SLICES));

    assertThat(runs).extracting(RunCounts::hasLine).containsExactly(true, false, true, false);
  }

  @ParameterizedTest
  @CsvSource({"4, 7, 5, 6", "3, 12, 1, 9", "900, 9, 10, 11", "2500, 17, 18, 13"})
  void agreesWithLookingAtEachVoxel(int levelCount, int columns, int rows, int slices) {
    GridSize size = new GridSize(columns, rows, slices);
    LevelGrid grid = random(size, levelCount, 2);
    List<Step> steps = Neighbours.inSpace(List.of(1, 2), size);

    List<CountMatrix> pairs = kernels.cooccurrences(grid, steps, true);
    List<CountMatrix> unordered = kernels.cooccurrences(grid, steps, false);
    List<RunCounts> runs = kernels.runs(grid, steps);

    EachVoxel expected = new EachVoxel(grid);
    for (int k = 0; k < steps.size(); k++) {
      assertThat(pairs.get(k)).isEqualTo(expected.pairs(steps.get(k), true));
      assertThat(unordered.get(k)).isEqualTo(expected.pairs(steps.get(k), false));
      assertThat(runs.get(k)).isEqualTo(expected.runs(steps.get(k)));
    }
    assertThat(kernels.zones(grid, steps)).isEqualTo(expected.zones(steps));
    for (int alpha : new int[] {0, 1, 7}) {
      assertThat(kernels.neighbours(grid, steps, alpha))
          .isEqualTo(expected.neighbours(steps, alpha));
    }
  }

  @ParameterizedTest
  @CsvSource({"COLUMN", "ROW", "SLICE"})
  void zonesInPlanesAgreeWithLookingAtEachVoxel(Axis across) {
    GridSize size = new GridSize(9, 8, 7);
    LevelGrid grid = random(size, 2, 1);
    List<Step> steps = Neighbours.inPlanes(List.of(1), across, size);

    assertThat(steps).hasSize(4);
    assertThat(kernels.zones(grid, steps)).isEqualTo(new EachVoxel(grid).zones(steps));
  }

  @Test
  void stepsAreHalfOfTheNeighbours() {
    GridSize large = new GridSize(10, 10, 10);
    Set<Step> both = new HashSet<>();
    for (Step step : Neighbours.inSpace(List.of(1, 3), large)) {
      both.add(step);
      both.add(step.opposite());
    }

    assertThat(both).hasSize(26 + 7 * 7 * 7 - 5 * 5 * 5);
    assertThat(Neighbours.STEPS).hasSize(13);
    assertThat(Neighbours.inPlanes(List.of(2), Axis.SLICE, large)).hasSize(8);
  }

  @Test
  void stepsThatLeadOutOfTheBoxAreLeftOut() {
    assertThat(Neighbours.inSpace(List.of(1), new GridSize(5, 4, 1))).hasSize(4);
    assertThat(Neighbours.inSpace(List.of(3), new GridSize(3, 3, 3))).isEmpty();
    assertThat(Neighbours.inSpace(List.of(3), new GridSize(4, 1, 1)))
        .containsExactly(new Step(3, 0, 0));
  }

  @Test
  void slicesAddUpToTheWholeInPlanes() {
    GridSize size = new GridSize(8, 9, 5);
    LevelGrid grid = random(size, 6, 2);
    List<Step> steps = Neighbours.inPlanes(List.of(1, 2), Axis.SLICE, size);
    List<CountMatrix> zones =
        IntStream.range(0, 5).mapToObj(k -> kernels.zones(grid.slice(k), steps)).toList();

    assertThat(CountMatrix.sum(zones)).isEqualTo(kernels.zones(grid, steps));
  }

  @Test
  void refusesRankAboveTheLevels() {
    assertThatThrownBy(() -> LevelGrid.of(new GridSize(2, 1, 1), new int[] {1, 3}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rank 3");
  }

  @Test
  void refusesStepAcrossTheMargin() {
    assertThatThrownBy(() -> kernels.runs(CUBE, List.of(new Step(2, 0, 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("margin of 1");
  }

  private static LevelGrid random(GridSize size, int levelCount, int margin) {
    SplittableRandom random = new SplittableRandom(size.voxels());
    int[] ranks =
        random
            .ints(size.voxels(), -levelCount / 3, levelCount + 1)
            .map(r -> Math.max(0, r))
            .toArray();
    int[] greyLevels = IntStream.range(0, levelCount).map(k -> 1 + k + k / 3).toArray();
    return LevelGrid.of(size, margin, padded(size, margin, ranks), greyLevels);
  }

  private static char[] padded(GridSize box, int margin, int[] ranks) {
    GridSize padded = LevelGrid.padded(box, margin);
    char[] copy = new char[padded.voxels()];
    for (int k = 0; k < ranks.length; k++) {
      int column = k % box.columns();
      int row = k / box.columns() % box.rows();
      int slice = k / box.columns() / box.rows();
      copy[padded.offset(column + margin, row + margin, slice + margin)] = (char) ranks[k];
    }
    return copy;
  }

  @Test
  void zonesAreTheSameWhereAStepIsGivenBothWays() {
    LevelGrid levels = LevelGrid.of(new GridSize(3, 2, 1), new int[] {1, 1, 2, 2, 1, 2}, 2);
    JvmKernels kernels = new JvmKernels();

    assertThat(kernels.zones(levels, List.of(new Step(1, 0, 0), new Step(-1, 0, 0))))
        .isEqualTo(kernels.zones(levels, List.of(new Step(1, 0, 0))));
  }
}
