package org.tacescore.radiomics.ibsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.radiomics.feature.Grids;
import org.tacescore.radiomics.feature.Roi;

class BodiesAroundRegionTest {
  private static final double[] UNIT = {1, 1, 1};

  private static List<int[]> points(int[]... points) {
    return List.of(points);
  }

  private static List<int[]> box(int a, int b, int c) {
    List<int[]> points = new ArrayList<>();
    for (int x = 0; x <= a; x++) {
      for (int y = 0; y <= b; y++) {
        for (int z = 0; z <= c; z++) {
          points.add(new int[] {x, y, z});
        }
      }
    }
    return points;
  }

  @Test
  void hullOfALatticeBoxIsTheBox() {
    ConvexPolyhedron hull = ConvexPolyhedron.of(box(6, 4, 3), new double[] {0.5, 1, 2});

    assertThat(hull.vertices()).hasDimensions(8, 3);
    assertThat(hull.volumeMm3()).isCloseTo(3 * 4 * 6, within(1e-9));
    assertThat(hull.areaMm2()).isCloseTo(2 * (3 * 4 + 3 * 6 + 4 * 6), within(1e-9));
  }

  @Test
  void hullOfAVoxelsMeshIsAnOctahedron() {
    Roi voxel = Grids.roi(Grids.geometry(1, 1, 1), offset -> true);

    ConvexPolyhedron hull =
        ConvexPolyhedron.of(MorphologyFeatures.outerVertices(voxel), new double[] {0.5, 0.5, 0.5});

    assertThat(hull.volumeMm3()).isCloseTo(1 / 6.0, within(1e-12));
    assertThat(hull.areaMm2()).isCloseTo(Math.sqrt(3), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void hullHoldsEveryPointAndHasOnlyPointsAsCorners(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> points = new ArrayList<>();
    for (int k = 0; k < 400; k++) {
      points.add(new int[] {random.nextInt(12), random.nextInt(9), random.nextInt(7)});
    }

    ConvexPolyhedron hull = ConvexPolyhedron.of(points.stream().toList(), UNIT);

    double[][] vertices = hull.vertices();
    for (double[] normal : hull.normals()) {
      double length = Vectors.length(normal);
      if (length > 1e-9) {
        double support = Double.NEGATIVE_INFINITY;
        for (double[] vertex : vertices) {
          support = Math.max(support, Vectors.dot(vertex, normal) / length);
        }
        for (int[] point : points) {
          double[] at = {point[0], point[1], point[2]};
          assertThat(Vectors.dot(at, normal) / length).isLessThan(support + 2e-3);
        }
      }
    }
    double[] sum = new double[3];
    for (double[] normal : hull.normals()) {
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] += normal[axis];
      }
    }
    assertThat(Vectors.length(sum)).as("a closed surface").isLessThan(1e-9);
  }

  @Test
  void orientedBoxLiesOverASquareThatStandsOnItsCorner() {
    ConvexPolyhedron hull =
        ConvexPolyhedron.of(
            points(
                new int[] {5, 0, 0},
                new int[] {0, 5, 0},
                new int[] {-5, 0, 0},
                new int[] {0, -5, 0},
                new int[] {5, 0, 3},
                new int[] {0, 5, 3},
                new int[] {-5, 0, 3},
                new int[] {0, -5, 3}),
            UNIT);

    EnclosingBox box = EnclosingBox.oriented(hull);

    assertThat(box.volumeMm3()).isCloseTo(50 * 3, within(1e-9));
    assertThat(box.areaMm2()).isCloseTo(2 * 50 + 4 * 3 * Math.sqrt(50), within(1e-9));
  }

  @Test
  void areaIsIbsisSeries() {
    assertThat(new Ellipsoid(2, 2, 2).areaMm2()).isCloseTo(16 * Math.PI, within(1e-12));
    // Both eccentricities squared are 3/4, so that every Legendre polynomial is 1.
    double sum = 0;
    for (int degree = 0; degree <= 20; degree++) {
      sum += Math.pow(0.75, degree) / (1 - 4.0 * degree * degree);
    }
    assertThat(new Ellipsoid(2, 1, 1).areaMm2()).isCloseTo(8 * Math.PI * sum, within(1e-12));
  }

  @Test
  void smallestEllipsoidAroundABoxPassesThroughItsCorners() {
    double[][] corners = ConvexPolyhedron.of(box(6, 4, 2), UNIT).vertices();

    Ellipsoid ellipsoid = Ellipsoid.enclosing(corners);

    assertThat(ellipsoid.a()).isCloseTo(3 * Math.sqrt(3), within(1e-6));
    assertThat(ellipsoid.b()).isCloseTo(2 * Math.sqrt(3), within(1e-6));
    assertThat(ellipsoid.c()).isCloseTo(Math.sqrt(3), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void smallestEllipsoidIsNoSmallerThanTheHull(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> points = new ArrayList<>();
    for (int k = 0; k < 60; k++) {
      points.add(new int[] {random.nextInt(30), random.nextInt(20), random.nextInt(10)});
    }
    ConvexPolyhedron hull = ConvexPolyhedron.of(points, UNIT);

    assertThat(Ellipsoid.enclosing(hull.vertices()).volumeMm3())
        .isBetween(hull.volumeMm3(), 3 * hull.volumeMm3());
    assertThat(EnclosingBox.oriented(hull).volumeMm3())
        .isBetween(hull.volumeMm3(), 29.0 * 19 * 9 + 1e-9);
  }
}
