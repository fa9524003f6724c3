package org.tacescore.radiomics.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
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

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "4, 3, 2", "70, 2, 3", "1, 5, 4", "2, 130, 1"})
  void meshOfABoxHasItsEdgesAndCornersCut(int columns, int rows, int slices) {
    Roi box = Grids.roi(Grids.geometry(columns, rows, slices), offset -> true);
    double a = columns - 1;
    double b = rows - 1;
    double c = slices - 1;

    SurfaceMesh mesh = SurfaceMesh.of(box);

    // Between the centres all is inside; above a face half, above an edge 1/8, at a corner 1/48.
    double faces = 2 * (a * b + b * c + c * a);
    assertThat(mesh.volumeMm3())
        .isCloseTo(a * b * c + faces / 2 + (a + b + c) / 2 + 1 / 6.0, within(1e-9));
    assertThat(mesh.areaMm2())
        .isCloseTo(faces + 4 * (a + b + c) * Math.sqrt(0.5) + Math.sqrt(3), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void meshIsTheSumOfItsTriangles(long seed) {
    Roi roi = Grids.random(seed, Grids.geometry(70, 6, 5, 0.7, 1.1, 3), 0.5);

    SurfaceMesh mesh = SurfaceMesh.of(roi);

    double[] expected = triangleByTriangle(roi);
    assertThat(mesh.areaMm2()).isCloseTo(expected[0], within(1e-12 * expected[0]));
    assertThat(mesh.volumeMm3()).isCloseTo(expected[1], within(1e-11 * expected[1]));
  }

  /** Area and volume, cube by cube. */
  private static double[] triangleByTriangle(Roi roi) {
    double[] sums = new double[2];
    for (int slice = -1; slice < roi.size().slices(); slice++) {
      for (int row = -1; row < roi.size().rows(); row++) {
        for (int column = -1; column < roi.size().columns(); column++) {
          int kind = 0;
          for (int corner = 0; corner < 8; corner++) {
            int right = corner % 4 == 1 || corner % 4 == 2 ? 1 : 0;
            int below = corner % 4 / 2;
            if (roi.contains(column + right, row + below, slice + corner / 4)) {
              kind |= 1 << corner;
            }
          }
          for (int[] triangle : MarchingCubes.triangles(kind)) {
            Vector3 a = vertex(roi.spacing(), triangle[0], column + 1, row + 1, slice + 1);
            Vector3 b = vertex(roi.spacing(), triangle[1], column + 1, row + 1, slice + 1);
            Vector3 c = vertex(roi.spacing(), triangle[2], column + 1, row + 1, slice + 1);
            sums[0] += b.minus(a).cross(c.minus(a)).length() / 2;
            sums[1] += a.dot(b.cross(c)) / 6;
          }
        }
      }
    }
    return sums;
  }

  private static Vector3 vertex(Spacing mm, int edge, int column, int row, int slice) {
    return new Vector3(
        mm.columnMm() * (column + MarchingCubes.middle(edge, 0) / 2.0),
        mm.rowMm() * (row + MarchingCubes.middle(edge, 1) / 2.0),
        mm.sliceMm() * (slice + MarchingCubes.middle(edge, 2) / 2.0));
  }

  @Test
  void planeHasNoLeastAxis() {
    Roi plane = Grids.roi(Grids.geometry(5, 4, 1), offset -> true);
    // Voxels where column and row are the same: the plane lies across the axes.
    Roi across = Grids.roi(Grids.geometry(7, 7, 9, 0.7, 1.1, 1.3), k -> k % 7 == k / 7 % 7);

    for (Roi roi : List.of(plane, across)) {
      Map<String, Double> features = ShapeFeatures.of(roi, PrincipalAxes.Divisor.VOXELS);
      assertThat(features.get("LeastAxisLength")).isEqualTo(0);
      assertThat(features.get("Flatness")).isEqualTo(0);
      assertThat(features.get("Elongation")).isPositive();
    }
  }

  @Test
  void lineHasOneAxis() {
    Roi line = Grids.roi(Grids.geometry(5, 5, 5, 0.3, 0.4, 1.2), offset -> offset % 31 == 0);

    Map<String, Double> features = ShapeFeatures.of(line, PrincipalAxes.Divisor.VOXELS);

    // Five points 1.3 mm apart: variance (5^2 - 1) / 12 of the squared distance.
    assertThat(features.get("MajorAxisLength")).isCloseTo(4 * Math.sqrt(2) * 1.3, within(1e-12));
    assertThat(features.get("MinorAxisLength")).isEqualTo(0);
    assertThat(features.get("Elongation")).isEqualTo(0);
    assertThat(features.get("Flatness")).isEqualTo(0);
  }

  @Test
  void singleVoxelHasNoElongation() {
    Roi voxel = Grids.roi(Grids.geometry(1, 1, 1), offset -> true);

    Map<String, Double> features = ShapeFeatures.of(voxel, PrincipalAxes.Divisor.VOXELS);

    assertThat(features.get("MajorAxisLength")).isEqualTo(0);
    assertThat(features.get("Elongation")).isNaN();
    assertThat(features.get("Flatness")).isNaN();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void deprecatedFeaturesFollowFromSphericity(long seed) {
    Roi roi = Grids.random(seed, Grids.geometry(7, 6, 5, 0.7, 1.1, 3), 0.7);

    Map<String, Double> features = ShapeFeatures.of(roi, PrincipalAxes.Divisor.VOXELS);

    double sphericity = features.getOrDefault("Sphericity", Double.NaN);
    assertThat(features.get("SphericalDisproportion")).isCloseTo(1 / sphericity, within(1e-12));
    assertThat(features.get("Compactness2")).isCloseTo(Math.pow(sphericity, 3), within(1e-12));
    assertThat(features.get("Compactness1"))
        .isCloseTo(Math.pow(sphericity, 1.5) / (6 * Math.PI), within(1e-12));
  }

  @Test
  void allFeaturesOfTheClassAreThere() {
    Roi voxel = Grids.roi(Grids.geometry(1, 1, 1), offset -> true);

    Map<String, Double> features = ShapeFeatures.of(voxel, PrincipalAxes.Divisor.VOXELS);

    assertThat(features).hasSize(17);
    assertThat(features.keySet())
        .containsAll(FeatureCatalog.of(FeatureClass.SHAPE).stream().map(Feature::name).toList());
  }

  @Test
  void axesOfAnEllipsoidAreItsOwn() {
    // Half-axes 20, 14 and 9 mm; variance of a solid ellipsoid along an axis: a^2 / 5.
    VolumeGeometry grid = Grids.geometry(61, 41, 41, 0.7, 0.8, 0.5);
    Roi ellipsoid =
        Grids.roi(
            grid,
            offset -> {
              double x = (offset % 61 - 30) * 0.7 / 20;
              double y = (offset / 61 % 41 - 20) * 0.8 / 14;
              double z = (offset / 61 / 41 - 20) * 0.5 / 9;
              return x * x + y * y + z * z <= 1;
            });

    Map<String, Double> features = ShapeFeatures.of(ellipsoid, PrincipalAxes.Divisor.VOXELS);

    assertThat(features.get("MajorAxisLength")).isCloseTo(4 * 20 / Math.sqrt(5), within(0.1));
    assertThat(features.get("MinorAxisLength")).isCloseTo(4 * 14 / Math.sqrt(5), within(0.1));
    assertThat(features.get("LeastAxisLength")).isCloseTo(4 * 9 / Math.sqrt(5), within(0.1));
    double volume = 4 / 3.0 * Math.PI * 20 * 14 * 9;
    assertThat(features.get("MeshVolume")).isCloseTo(volume, within(0.01 * volume));
    assertThat(features.get("VoxelVolume")).isCloseTo(volume, within(0.01 * volume));
    assertThat(features.get("Maximum3DDiameter")).isCloseTo(40, within(0.7));
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
