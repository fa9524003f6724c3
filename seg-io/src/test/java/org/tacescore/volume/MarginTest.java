package org.tacescore.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginTest {
  private static final Direction FLIPPED =
      new Direction(new Vector3(-1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, -1));
  private static final Direction OBLIQUE = oblique();

  private static Direction oblique() {
    Vector3 column = new Vector3(0.8, 0.6, 0);
    Vector3 row = new Vector3(-0.36, 0.48, 0.8);
    return new Direction(column, row, column.cross(row));
  }

  private static VolumeGeometry grid(GridSize size, Spacing spacing, Direction direction) {
    return new VolumeGeometry(size, spacing, direction, new Vector3(-31, 7, 250), "1.2.3");
  }

  private static VolumeGeometry cube(int side, double spacing) {
    return grid(
        new GridSize(side, side, side), new Spacing(spacing, spacing, spacing), Direction.AXIAL);
  }

  private static Mask voxel(VolumeGeometry grid, int column, int row, int slice) {
    BitSet bits = new BitSet();
    bits.set(grid.size().offset(column, row, slice));
    return Mask.of(grid, bits);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0.99, 1", "1, 7", "1.4143, 19", "1.7321, 27", "2, 33", "3, 123"})
  void countsTheLatticePointsOfABall(double mm, int voxels) {
    assertThat(Margin.plus(voxel(cube(9, 1), 4, 4, 4), mm).voxelCount()).isEqualTo(voxels);
  }

  @Test
  void countsInMillimetresNotInVoxels() {
    VolumeGeometry grid = grid(new GridSize(9, 9, 5), new Spacing(1, 1.5, 3), Direction.AXIAL);
    Mask ring = Margin.ring(voxel(grid, 4, 4, 2), 3);

    assertThat(ring.contains(4, 4, 2)).isFalse();
    assertThat(ring.contains(7, 4, 2)).isTrue();
    assertThat(ring.contains(4, 6, 2)).isTrue();
    assertThat(ring.contains(4, 4, 3)).isTrue();
    assertThat(ring.contains(5, 4, 3)).isFalse();
    // Rows 0, +-1.5, +-3 mm hold 7, 5, 1 columns; one voxel above, one below; the centre is out.
    assertThat(ring.voxelCount()).isEqualTo(7 + 2 * 5 + 2 * 1 + 2 - 1);
  }

  /** 30 * 0.1 is 3.0000000000000004 in binary. */
  @ParameterizedTest
  @CsvSource({"0.1, 30", "0.3, 10", "0.6, 5", "0.7, 4", "0.15, 20", "0.05, 60", "1.5, 2"})
  void aDistanceOfTheMarginIsInsideWhateverItsRounding(double spacing, int count) {
    VolumeGeometry line =
        grid(new GridSize(2 * count + 5, 1, 1), new Spacing(spacing, 1, 1), Direction.AXIAL);

    Mask plus = Margin.plus(voxel(line, count + 2, 0, 0), 3);

    assertThat(plus.voxelCount()).isEqualTo(2 * count + 1);
  }

  @Test
  void leavesOutWhatIsFartherByAMillionth() {
    VolumeGeometry line = grid(new GridSize(7, 1, 1), new Spacing(1.000001, 1, 1), Direction.AXIAL);

    assertThat(Margin.plus(voxel(line, 3, 0, 0), 3).voxelCount()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.7, 0.7, 0.7, 0",
    "2, 0.75, 0.8, 2.5, 1",
    "3, 1.7, 0.4, 1.1, 2",
    "4, 3.5, 3.5, 5, 0",
    "5, 0.6, 0.6, 3, 2"
  })
  void equalsTheDistanceOfAllPairs(
      long seed, double columnMm, double rowMm, double sliceMm, int direction) {
    VolumeGeometry grid =
        grid(
            new GridSize(12, 10, 7),
            new Spacing(columnMm, rowMm, sliceMm),
            new Direction[] {Direction.AXIAL, FLIPPED, OBLIQUE}[direction]);
    SplittableRandom random = new SplittableRandom(seed);
    for (int sparse : new int[] {5, 60, 900}) {
      Mask mask = Mask.where(grid, offset -> random.nextInt(sparse) == 0);
      for (double mm : new double[] {0, 1.2, 3, 7.5, 40}) {
        assertThat(Margin.plus(mask, mm).offsets().toArray())
            .isEqualTo(allPairs(mask, mm).offsets().toArray());
      }
    }
  }

  /** By patient positions, so that directions count too. */
  private static Mask allPairs(Mask mask, double mm) {
    VolumeGeometry grid = mask.geometry();
    return Mask.where(
        grid,
        offset ->
            mask.offsets()
                .anyMatch(o -> at(grid, o).minus(at(grid, offset)).length() <= mm + 1e-7));
  }

  private static Vector3 at(VolumeGeometry grid, int offset) {
    GridSize size = grid.size();
    return grid.positionOf(
        offset % size.columns(),
        offset / size.columns() % size.rows(),
        offset / size.columns() / size.rows());
  }

  @Test
  void saysWhenItReachesBeyondTheGrid() {
    VolumeGeometry grid = cube(9, 1);

    assertThat(Margin.reachesBeyondGrid(voxel(grid, 4, 4, 4), 4.9)).isFalse();
    assertThat(Margin.reachesBeyondGrid(voxel(grid, 4, 4, 4), 5)).isTrue();
    assertThat(Margin.reachesBeyondGrid(voxel(grid, 4, 1, 4), 2)).isTrue();
    assertThat(Margin.reachesBeyondGrid(voxel(grid, 4, 4, 7), 1.9)).isFalse();
    assertThat(Margin.plus(voxel(grid, 0, 0, 0), 1).voxelCount()).isEqualTo(4);
  }

  @Test
  void growsNothingFromNothing() {
    Mask none = Mask.where(cube(4, 1), offset -> false);

    assertThat(Margin.plus(none, 3).isEmpty()).isTrue();
    assertThat(Margin.reachesBeyondGrid(none, 3)).isFalse();
  }

  @Test
  void refusesMarginsThatAreNoLength() {
    Mask mask = voxel(cube(3, 1), 1, 1, 1);

    assertThatThrownBy(() -> Margin.plus(mask, -1)).isInstanceOf(InvalidGeometryException.class);
    assertThatThrownBy(() -> Margin.plus(mask, Double.NaN))
        .isInstanceOf(InvalidGeometryException.class);
  }
}
