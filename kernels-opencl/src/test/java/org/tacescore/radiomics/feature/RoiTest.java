package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class RoiTest {

  @Test
  void runsAreVoxelsThatFollowEachOtherOnALine() {
    // In its box: row 0 holds voxels 1 and 2, row 1 holds 0 and 2.
    String picture = "00000" + "00110" + "01010";
    Roi roi = Grids.roi(Grids.geometry(5, 3, 1), offset -> picture.charAt(offset) == '1');
    List<List<Integer>> runs = new ArrayList<>();

    roi.forEachRun((offset, length, voxel) -> runs.add(List.of(offset, length, voxel)));

    assertThat(roi.size()).isEqualTo(new GridSize(3, 2, 1));
    assertThat(runs).containsExactly(List.of(1, 2, 0), List.of(3, 1, 2), List.of(5, 1, 3));
    assertThat(roi.offsets()).containsExactly(1, 2, 3, 5);
  }

  @ParameterizedTest
  @CsvSource({"1, 62", "2, 63", "3, 64", "4, 65", "5, 126", "6, 127", "7, 128", "8, 200"})
  void linesOfAnyLengthHoldTheirVoxels(long seed, int columns) {
    VolumeGeometry grid = Grids.geometry(columns, 4, 3);
    Roi roi = Grids.random(seed, grid, 0.8);
    boolean[] inside = new boolean[roi.size().voxels()];
    for (int offset : roi.offsets()) {
      inside[offset] = true;
    }

    GridSize size = roi.size();
    VoxelLines exchanged = roi.lines().transposed(size);
    assertThat(roi.offsets()).isSorted().doesNotHaveDuplicates().hasSize(roi.voxelCount());
    for (int slice = 0; slice < size.slices(); slice++) {
      for (int row = 0; row < size.rows(); row++) {
        for (int column = 0; column < size.columns(); column++) {
          boolean expected = inside[size.offset(column, row, slice)];
          assertThat(roi.contains(column, row, slice)).isEqualTo(expected);
          assertThat(exchanged.contains(row + 1, column + 1, slice + 1)).isEqualTo(expected);
        }
        assertThat(roi.contains(-1, row, slice)).isFalse();
        assertThat(roi.contains(size.columns(), row, slice)).isFalse();
      }
    }
  }

  @Test
  void takesTheIntensitiesOfItsVoxels() {
    VolumeGeometry grid = Grids.geometry(4, 3, 2);
    double[] values = new double[24];
    for (int k = 0; k < values.length; k++) {
      values[k] = k;
    }
    Mask mask = Mask.where(grid, offset -> offset == 6 || offset == 9 || offset == 18);

    Roi roi = Roi.of(Volume.of(grid, values), mask);

    assertThat(roi.intensities()).containsExactly(6, 9, 18);
    assertThat(roi.intensity(2)).isEqualTo(18);
    values[9] = -1;
    Roi other = roi.on(Volume.of(grid, values));
    assertThat(other.intensities()).containsExactly(6, -1, 18);
    assertThat(other.offsets()).isEqualTo(roi.offsets());
    assertThat(roi.intensity(1)).isEqualTo(9);
  }
}
