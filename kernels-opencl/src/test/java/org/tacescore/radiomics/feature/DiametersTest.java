package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiametersTest {

  @ParameterizedTest
  @CsvSource({
    "1, 9, 8, 7, 0.2",
    "2, 9, 8, 7, 0.01",
    "3, 9, 8, 7, 0.9",
    "4, 9, 8, 7, 0.5",
    "5, 70, 3, 3, 0.2",
    "6, 3, 70, 3, 0.2",
    "7, 3, 3, 70, 0.2",
    "8, 140, 2, 3, 0.03",
    "9, 12, 12, 1, 0.3",
    "10, 1, 20, 1, 0.3"
  })
  void equalThoseOfAllPairs(long seed, int columns, int rows, int slices, double filled) {
    Roi roi = Grids.random(seed, Grids.geometry(columns, rows, slices, 0.7, 1.1, 3), filled);

    Diameters diameters = Diameters.of(roi);

    double[] expected = allPairs(roi);
    assertThat(diameters.inSpace()).isCloseTo(expected[3], within(1e-12));
    assertThat(diameters.inSlice()).isCloseTo(expected[2], within(1e-12));
    assertThat(diameters.inRow()).isCloseTo(expected[1], within(1e-12));
    assertThat(diameters.inColumn()).isCloseTo(expected[0], within(1e-12));
  }

  /** Largest distance in planes of one column, row, slice, and in space. */
  private static double[] allPairs(Roi roi) {
    double[] mm = {
      roi.spacing().columnMm() / 2, roi.spacing().rowMm() / 2, roi.spacing().sliceMm() / 2
    };
    List<int[]> vertices = vertices(roi);
    double[] largest = new double[4];
    for (int[] a : vertices) {
      for (int[] b : vertices) {
        double squared = 0;
        for (int axis = 0; axis < 3; axis++) {
          squared += Math.pow((a[axis] - b[axis]) * mm[axis], 2);
        }
        for (int axis = 0; axis < 3; axis++) {
          if (a[axis] == b[axis]) {
            largest[axis] = Math.max(largest[axis], Math.sqrt(squared));
          }
        }
        largest[3] = Math.max(largest[3], Math.sqrt(squared));
      }
    }
    return largest;
  }

  private static List<int[]> vertices(Roi roi) {
    List<int[]> vertices = new ArrayList<>();
    for (int slice = -1; slice <= roi.size().slices(); slice++) {
      for (int row = -1; row <= roi.size().rows(); row++) {
        for (int column = -1; column <= roi.size().columns(); column++) {
          for (int axis = 0; axis < 3; axis++) {
            int[] step = {axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0};
            if (roi.contains(column, row, slice)
                != roi.contains(column + step[0], row + step[1], slice + step[2])) {
              vertices.add(
                  new int[] {2 * column + step[0], 2 * row + step[1], 2 * slice + step[2]});
            }
          }
        }
      }
    }
    return vertices;
  }

  @Test
  void ofABoxAreItsDiagonalsBetweenFaces() {
    // 5 x 3 x 2 voxels of 1 x 1 x 2 mm: centres span 4 x 2 x 2 mm, faces are half a voxel out.
    Diameters diameters = Diameters.of(Grids.roi(Grids.geometry(5, 3, 2, 1, 1, 2), k -> true));

    assertThat(diameters.inSpace()).isCloseTo(Math.sqrt(16 + 4 + 16), within(1e-12));
    assertThat(diameters.inSlice()).isCloseTo(Math.sqrt(25 + 4), within(1e-12));
    assertThat(diameters.inRow()).isCloseTo(Math.sqrt(16 + 16), within(1e-12));
    assertThat(diameters.inColumn()).isCloseTo(Math.sqrt(4 + 16), within(1e-12));
  }
}
