package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.volume.VolumeGeometry;

class ShapeFeaturesTest {

  @Test
  void singleVoxelIsAnOctahedron() {
    Roi voxel = Grids.roi(Grids.geometry(3, 3, 3, 2, 2, 2), offset -> offset == 13);

    SurfaceMesh mesh = SurfaceMesh.of(voxel);

    assertThat(mesh.volumeMm3()).isCloseTo(8.0 / 6, within(1e-12));
    assertThat(mesh.areaMm2()).isCloseTo(4 * Math.sqrt(3), within(1e-12));
    assertThat(Diameters.of(voxel).inSpace()).isCloseTo(2, within(1e-12));
  }

  @Test
  void boxHasItsAnalyticalAxesAndVolume() {
    // 4 x 3 x 2 voxels of 1 x 2 x 3 mm; variance of n equally spaced points: (n^2 - 1) / 12.
    Roi box = Grids.roi(Grids.geometry(4, 3, 2, 1, 2, 3), offset -> true);

    Map<String, Double> features = ShapeFeatures.of(box, PrincipalAxes.Divisor.VOXELS);

    assertThat(features.get("VoxelVolume")).isEqualTo(144);
    assertThat(features.get("MajorAxisLength"))
        .isCloseTo(4 * Math.sqrt(8.0 / 12 * 4), within(1e-12));
    assertThat(features.get("MinorAxisLength"))
        .isCloseTo(4 * Math.sqrt(3.0 / 12 * 9), within(1e-12));
    assertThat(features.get("LeastAxisLength")).isCloseTo(4 * Math.sqrt(15.0 / 12), within(1e-12));
    assertThat(features.get("MeshVolume")).isBetween(100.0, 144.0);
    assertThat(features.get("Sphericity")).isBetween(0.0, 1.0);
  }

  @Test
  void planeHasNoLeastAxis() {
    Roi plane = Grids.roi(Grids.geometry(5, 4, 1), offset -> true);

    Map<String, Double> features = ShapeFeatures.of(plane, PrincipalAxes.Divisor.VOXELS);

    assertThat(features.get("LeastAxisLength")).isEqualTo(0);
    assertThat(features.get("Flatness")).isEqualTo(0);
  }

  @Test
  void meshOfABallApproachesTheBall() {
    int n = 41;
    VolumeGeometry grid = Grids.geometry(n, n, n);
    Roi ball =
        Grids.roi(
            grid,
            offset -> {
              int x = offset % n - 20;
              int y = offset / n % n - 20;
              int z = offset / n / n - 20;
              return x * x + y * y + z * z <= 18 * 18;
            });

    SurfaceMesh mesh = SurfaceMesh.of(ball);

    assertThat(mesh.volumeMm3()).isCloseTo(4 / 3.0 * Math.PI * 18 * 18 * 18, within(250.0));
    assertThat(Diameters.of(ball).inSpace()).isCloseTo(37, within(0.5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void diametersEqualThoseOfAllPairs(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    VolumeGeometry grid = Grids.geometry(9, 8, 7, 0.7, 1.1, 3);
    boolean[] inside = new boolean[grid.size().voxels()];
    for (int k = 0; k < inside.length; k++) {
      inside[k] = random.nextInt(10) < 2;
    }
    Roi roi = Grids.roi(grid, offset -> inside[offset]);

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
  void trianglesUseExactlyTheCutEdges() {
    int[][] edges = {
      {0, 1}, {1, 2}, {2, 3}, {3, 0}, {4, 5}, {5, 6}, {6, 7}, {7, 4}, {0, 4}, {1, 5}, {2, 6}, {3, 7}
    };
    for (int inside = 0; inside < 256; inside++) {
      Set<Integer> cut = new HashSet<>();
      for (int e = 0; e < edges.length; e++) {
        if ((inside >> edges[e][0] & 1) != (inside >> edges[e][1] & 1)) {
          cut.add(e);
        }
      }
      Set<Integer> used = new HashSet<>();
      for (int[] triangle : MarchingCubes.triangles(inside)) {
        for (int edge : triangle) {
          used.add(edge);
        }
      }
      assertThat(used).as("configuration %d", inside).isEqualTo(cut);
    }
  }

  @Test
  void complementHasTheSameTrianglesFacingTheOtherWay() {
    for (int inside = 0; inside < 256; inside++) {
      int[][] own = MarchingCubes.triangles(inside);
      int[][] other = MarchingCubes.triangles(255 - inside);
      assertThat(own).hasSameDimensionsAs(other);
      for (int k = 0; k < own.length; k++) {
        assertThat(other[k]).containsExactly(own[k][0], own[k][2], own[k][1]);
      }
    }
  }
}
