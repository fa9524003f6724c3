package org.tacescore.radiomics.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;

/**
 * The largest distances between vertices of a region's surface mesh, in mm.
 *
 * <p>Vertices lie half-way between neighbouring voxels of which one is inside. Distance to any
 * point is convex, so in every plane the farthest vertex is a corner of that plane's convex hull:
 * only hull corners are compared, and for the distance in space only vertices that are hull corners
 * in their plane of each of the three orientations. The hulls are exact, because vertices are whole
 * numbers in half voxels and scaling an axis keeps a hull's corners. So the result equals a
 * comparison of all pairs.
 *
 * @param inSpace between any two vertices
 * @param inSlice between two vertices of one slice or half-slice plane
 * @param inRow the same for planes of one row (PyRadiomics calls it "column": a coronal plane)
 * @param inColumn the same for planes of one column (PyRadiomics calls it "row")
 */
record Diameters(double inSpace, double inSlice, double inRow, double inColumn) {

  static Diameters of(Roi roi) {
    Spacing spacing = roi.spacing();
    double[] half = {spacing.columnMm() / 2, spacing.rowMm() / 2, spacing.sliceMm() / 2};
    List<int[]> vertices = vertices(roi);
    double[] planar =
        IntStream.range(0, 3)
            .parallel()
            .mapToDouble(
                axis ->
                    hulls(vertices, axis).stream()
                        .mapToDouble(hull -> farthest(hull, half))
                        .max()
                        .orElse(0))
            .toArray();
    List<int[]> extreme = vertices;
    for (int axis = 0; axis < 3; axis++) {
      extreme = hulls(extreme, axis).stream().flatMap(List::stream).toList();
    }
    return new Diameters(farthest(extreme, half), planar[2], planar[1], planar[0]);
  }

  /** Column, row, slice of all vertices, in half voxels. */
  private static List<int[]> vertices(Roi roi) {
    GridSize size = roi.size();
    List<int[]> vertices = new ArrayList<>();
    for (int slice = -1; slice < size.slices(); slice++) {
      for (int row = -1; row < size.rows(); row++) {
        for (int column = -1; column < size.columns(); column++) {
          boolean here = roi.contains(column, row, slice);
          if (here != roi.contains(column + 1, row, slice)) {
            vertices.add(new int[] {2 * column + 1, 2 * row, 2 * slice});
          }
          if (here != roi.contains(column, row + 1, slice)) {
            vertices.add(new int[] {2 * column, 2 * row + 1, 2 * slice});
          }
          if (here != roi.contains(column, row, slice + 1)) {
            vertices.add(new int[] {2 * column, 2 * row, 2 * slice + 1});
          }
        }
      }
    }
    return vertices;
  }

  /** The corners of the convex hull in each plane perpendicular to an axis. */
  private static List<List<int[]>> hulls(List<int[]> vertices, int axis) {
    int u = axis == 0 ? 1 : 0;
    int v = axis == 2 ? 1 : 2;
    Map<Integer, List<int[]>> planes = new TreeMap<>();
    for (int[] vertex : vertices) {
      planes.computeIfAbsent(vertex[axis], plane -> new ArrayList<>()).add(vertex);
    }
    return planes.values().stream().map(plane -> hull(plane, u, v)).toList();
  }

  /** Monotone chain; points on an edge of the hull are not corners. */
  private static List<int[]> hull(List<int[]> plane, int u, int v) {
    if (plane.size() < 3) {
      return plane;
    }
    List<int[]> sorted = new ArrayList<>(plane);
    sorted.sort(Comparator.<int[]>comparingInt(p -> p[u]).thenComparingInt(p -> p[v]));
    List<int[]> hull = new ArrayList<>(chain(sorted, u, v));
    List<int[]> reversed = new ArrayList<>(sorted);
    Collections.reverse(reversed);
    hull.addAll(chain(reversed, u, v));
    return hull;
  }

  /** One side of the hull, without its last point, which begins the other side. */
  private static List<int[]> chain(List<int[]> sorted, int u, int v) {
    int[][] chain = new int[sorted.size()][];
    int count = 0;
    for (int[] point : sorted) {
      while (count >= 2 && turn(chain[count - 2], chain[count - 1], point, u, v) <= 0) {
        count--;
      }
      chain[count++] = point;
    }
    return Arrays.asList(chain).subList(0, count - 1);
  }

  private static long turn(int[] a, int[] b, int[] c, int u, int v) {
    return (long) (b[u] - a[u]) * (c[v] - a[v]) - (long) (b[v] - a[v]) * (c[u] - a[u]);
  }

  private static double farthest(List<int[]> points, double[] half) {
    int[][] p = points.toArray(int[][]::new);
    double squared =
        IntStream.range(0, p.length)
            .parallel()
            .mapToDouble(i -> farthestSquared(p, i, half))
            .max()
            .orElse(0);
    return Math.sqrt(squared);
  }

  private static double farthestSquared(int[][] p, int i, double[] half) {
    double best = 0;
    for (int j = 0; j < i; j++) {
      double x = (p[i][0] - p[j][0]) * half[0];
      double y = (p[i][1] - p[j][1]) * half[1];
      double z = (p[i][2] - p[j][2]) * half[2];
      best = Math.max(best, x * x + y * y + z * z);
    }
    return best;
  }
}
