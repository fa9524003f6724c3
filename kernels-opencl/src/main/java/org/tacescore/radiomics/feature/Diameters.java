package org.tacescore.radiomics.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tacescore.volume.Spacing;

/**
 * The largest distances between vertices of a region's surface mesh, in mm.
 *
 * <p>Distance to any point is convex, so on every line the farthest vertex is one of its ends, and
 * in every plane a corner of that plane's convex hull: only hull corners are compared, and for the
 * distance in space only vertices that are hull corners in their plane of each of the three
 * orientations. The hulls are exact, because vertices are whole numbers in half voxels and scaling
 * an axis keeps a hull's corners. So the result equals a comparison of all pairs.
 *
 * @param inSpace between any two vertices
 * @param inSlice between two vertices of one slice or half-slice plane
 * @param inRow the same for planes of one row (PyRadiomics calls it "column": a coronal plane)
 * @param inColumn the same for planes of one column (PyRadiomics calls it "row")
 */
record Diameters(double inSpace, double inSlice, double inRow, double inColumn) {
  private static final int COLUMN = 0;
  private static final int ROW = 1;
  private static final int SLICE = 2;

  static Diameters of(Roi roi) {
    Spacing mm = roi.spacing();
    double[] half = {mm.columnMm() / 2, mm.rowMm() / 2, mm.sliceMm() / 2};
    VertexLines lines = new VertexLines(roi.lines());
    VertexLines across = new VertexLines(roi.lines().transposed(roi.size()));
    List<ConvexHull> slices = hulls(lines.slices(), slice -> hullOfSlice(lines, slice));
    List<ConvexHull> rows = hulls(lines.rows(), row -> hullOfRow(lines, row));
    List<ConvexHull> columns = hulls(across.rows(), column -> hullOfRow(across, column));
    int[] extents = {across.rows(), lines.rows(), lines.slices()};
    int[][] extreme = corners(slices, SLICE, ROW, COLUMN);
    extreme = corners(hulls(extreme, extents, ROW, SLICE, COLUMN), ROW, SLICE, COLUMN);
    extreme = corners(hulls(extreme, extents, COLUMN, SLICE, ROW), COLUMN, SLICE, ROW);
    return new Diameters(
        Math.sqrt(FarthestPair.squared(extreme, half)),
        farthest(slices, half[ROW], half[COLUMN]),
        farthest(rows, half[SLICE], half[COLUMN]),
        farthest(columns, half[SLICE], half[ROW]));
  }

  private static List<ConvexHull> hulls(int planes, IntFunction<ConvexHull> hull) {
    return IntStream.range(0, planes).parallel().mapToObj(hull).toList();
  }

  private static ConvexHull hullOfSlice(VertexLines lines, int slice) {
    ConvexHull.Points points = new ConvexHull.Points();
    for (int row = 0; row < lines.rows(); row++) {
      points.addLine(row, lines.first(row, slice), lines.last(row, slice));
    }
    return points.hull();
  }

  private static ConvexHull hullOfRow(VertexLines lines, int row) {
    ConvexHull.Points points = new ConvexHull.Points();
    for (int slice = 0; slice < lines.slices(); slice++) {
      points.addLine(slice, lines.first(row, slice), lines.last(row, slice));
    }
    return points.hull();
  }

  /** Hulls of points (column, row, slice in half voxels) in each plane across an axis. */
  private static List<ConvexHull> hulls(int[][] points, int[] extents, int across, int u, int v) {
    long[] keys = new long[points.length];
    for (int k = 0; k < keys.length; k++) {
      int[] point = points[k];
      keys[k] = ((long) point[across] * extents[u] + point[u]) * extents[v] + point[v];
    }
    Arrays.sort(keys);
    ConvexHull.Points[] planes = new ConvexHull.Points[extents[across]];
    Arrays.setAll(planes, plane -> new ConvexHull.Points());
    for (long key : keys) {
      long line = key / extents[v];
      planes[(int) (line / extents[u])].add((int) (line % extents[u]), (int) (key % extents[v]));
    }
    return Arrays.stream(planes).map(ConvexHull.Points::hull).toList();
  }

  /** Column, row and slice, in half voxels, of all corners of planes across an axis. */
  private static int[][] corners(List<ConvexHull> planes, int across, int u, int v) {
    List<int[]> corners = new ArrayList<>();
    for (int plane = 0; plane < planes.size(); plane++) {
      ConvexHull hull = planes.get(plane);
      for (int k = 0; k < hull.corners(); k++) {
        int[] corner = new int[3];
        corner[across] = plane;
        corner[u] = hull.u(k);
        corner[v] = hull.v(k);
        corners.add(corner);
      }
    }
    return corners.toArray(int[][]::new);
  }

  private static double farthest(List<ConvexHull> planes, double unitU, double unitV) {
    return Math.sqrt(
        planes.parallelStream()
            .mapToDouble(hull -> hull.farthestSquared(unitU, unitV))
            .max()
            .orElse(0));
  }
}
