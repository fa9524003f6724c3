package org.tacescore.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tacescore.volume.GridSize;

class JvmKernelsTest {
  private final JvmKernels kernels = new JvmKernels();

  @Test
  void stepsAreHalfOfTheNeighbours() {
    Set<Neighbours.Step> both = new HashSet<>();
    for (Neighbours.Step step : Neighbours.STEPS) {
      both.add(step);
      both.add(new Neighbours.Step(-step.columns(), -step.rows(), -step.slices()));
    }

    assertThat(both).hasSize(26).doesNotContain(new Neighbours.Step(0, 0, 0));
  }

  @Test
  void countsCubeByHand() {
    // Slices of a 3 x 3 x 3 cube whose middle slice is 2 and whose others are 1; the centre is out.
    int[] ranks = {1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 0, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    LevelGrid cube = LevelGrid.of(new GridSize(3, 3, 3), ranks, 2);

    GlcmCounts counts = kernels.glcm(cube);

    int alongColumns = Neighbours.STEPS.indexOf(new Neighbours.Step(1, 0, 0));
    // 2 x 3 rows of two pairs in the outer slices; of the middle slice's rows one is broken.
    assertThat(counts.count(alongColumns, 1, 1)).isEqualTo(12);
    assertThat(counts.count(alongColumns, 2, 2)).isEqualTo(4);
    assertThat(counts.count(alongColumns, 1, 2)).isZero();
    int alongSlices = Neighbours.STEPS.indexOf(new Neighbours.Step(0, 0, 1));
    // Nine columns of voxels, the middle one broken.
    assertThat(counts.count(alongSlices, 1, 2)).isEqualTo(8);
    assertThat(counts.count(alongSlices, 2, 1)).isEqualTo(8);
    assertThat(counts.count(alongSlices, 1, 1)).isZero();
    assertThat(counts.pairs(alongSlices)).isEqualTo(16);
  }

  @Test
  void agreesWithLookingAtEachPair() {
    GridSize size = new GridSize(7, 5, 6);
    int[] ranks = new SplittableRandom(3).ints(size.voxels(), 0, 5).toArray();

    GlcmCounts counts = kernels.glcm(LevelGrid.of(size, ranks, 4));

    for (int direction = 0; direction < 13; direction++) {
      int[][] expected = lookAtEachPair(size, ranks, Neighbours.STEPS.get(direction));
      for (int i = 1; i <= 4; i++) {
        for (int j = 1; j <= 4; j++) {
          assertThat(counts.count(direction, i, j)).isEqualTo(expected[i][j]);
        }
      }
    }
  }

  private static int[][] lookAtEachPair(GridSize size, int[] ranks, Neighbours.Step step) {
    int[][] counts = new int[5][5];
    for (int slice = 0; slice < size.slices(); slice++) {
      for (int row = 0; row < size.rows(); row++) {
        for (int column = 0; column < size.columns(); column++) {
          int c = column + step.columns();
          int r = row + step.rows();
          int s = slice + step.slices();
          if (size.contains(c, r, s)) {
            counts[ranks[size.offset(column, row, slice)]][ranks[size.offset(c, r, s)]]++;
          }
        }
      }
    }
    return counts;
  }

  @Test
  void refusesRankAboveTheLevels() {
    assertThatThrownBy(() -> LevelGrid.of(new GridSize(2, 1, 1), new int[] {1, 3}, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rank 3");
  }
}
