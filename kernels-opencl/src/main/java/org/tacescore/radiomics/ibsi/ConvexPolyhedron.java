package org.tacescore.radiomics.ibsi;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The convex hull of points in space, as triangles.
 *
 * <p>Mesh vertices lie on a lattice: many are in one plane or line, where the sign of a volume is
 * left to rounding. So the hull is looked for with points that are moved a little, and measured
 * with the points where they were. Each is moved outwards with the cube of its distance from the
 * middle, the farthest by {@link #SWELL} of that distance: the inner points of a flat face or a
 * straight edge fall behind its corners and are no corners themselves. And each is moved by its own
 * fixed random vector, {@link #JITTER} times as far as an inner point falls behind: no four stay in
 * one plane.
 */
final class ConvexPolyhedron {
  private static final double SWELL = 1e-5;
  private static final double JITTER = 0.05;
  private static final long SEED = 20_200_340;

  private final double[][] points;
  private final List<int[]> triangles;

  private ConvexPolyhedron(double[][] points, List<int[]> triangles) {
    this.points = points;
    this.triangles = triangles;
  }

  /**
   * @param lattice points in half voxels, not all in one plane
   * @param half lengths of half a voxel along the axes, mm
   */
  static ConvexPolyhedron of(List<int[]> lattice, double[] half) {
    double[][] points = new double[lattice.size()][3];
    for (int k = 0; k < points.length; k++) {
      for (int axis = 0; axis < 3; axis++) {
        points[k][axis] = lattice.get(k)[axis] * half[axis];
      }
    }
    return new ConvexPolyhedron(points, QuickHull.triangles(moved(lattice)));
  }

  private static double[][] moved(List<int[]> lattice) {
    double[] middle = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int of = axis;
      IntSummaryStatistics extent =
          lattice.stream().mapToInt(point -> point[of]).summaryStatistics();
      middle[axis] = (extent.getMin() + extent.getMax()) / 2.0;
    }
    double[][] moved = new double[lattice.size()][3];
    double radius = 1;
    for (int k = 0; k < moved.length; k++) {
      for (int axis = 0; axis < 3; axis++) {
        moved[k][axis] = lattice.get(k)[axis] - middle[axis];
      }
      radius = Math.max(radius, Vectors.length(moved[k]));
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double reach = JITTER * SWELL / radius;
    for (double[] point : moved) {
      double factor = 1 + SWELL * Vectors.dot(point, point) / (radius * radius);
      for (int axis = 0; axis < 3; axis++) {
        point[axis] = point[axis] * factor + random.nextDouble(-reach, reach);
      }
    }
    return moved;
  }

  /** Corners of the hull, mm. */
  double[][] vertices() {
    return triangles.stream()
        .flatMapToInt(Arrays::stream)
        .sorted()
        .distinct()
        .mapToObj(k -> points[k].clone())
        .toArray(double[][]::new);
  }

  /** For each triangle the normal outwards, with twice its area as length, mm2. */
  double[][] normals() {
    return triangles.stream()
        .map(corner -> Vectors.normal(points[corner[0]], points[corner[1]], points[corner[2]]))
        .toArray(double[][]::new);
  }

  double areaMm2() {
    double area = 0;
    for (double[] normal : normals()) {
      area += Vectors.length(normal) / 2;
    }
    return area;
  }

  double volumeMm3() {
    double[][] normals = normals();
    double volume = 0;
    for (int k = 0; k < normals.length; k++) {
      double[] from = Vectors.minus(points[triangles.get(k)[0]], points[0]);
      volume += Vectors.dot(from, normals[k]) / 6;
    }
    return volume;
  }
}
