package org.tacescore.radiomics.feature;

import java.util.stream.IntStream;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;

/**
 * Area and volume of the triangle mesh around a region ({@link MarchingCubes}).
 *
 * <p>A cube's triangles depend only on which of its corners are inside. So it is enough to count
 * the cubes of each of the 256 kinds and to add up where they lie: whole numbers, whose sum does
 * not depend on the order of the threads.
 *
 * @param areaMm2 sum of the triangles' areas
 * @param volumeMm3 sum of the signed volumes of the tetrahedra over the triangles, with their tip
 *     in the corner of the bounding box widened by one voxel (the mesh of an ambiguous cube may
 *     have holes, so that the place of the tip matters; this one is PyRadiomics')
 */
record SurfaceMesh(double areaMm2, double volumeMm3) {
  private static final int KINDS = 256;

  /** Offsets of corners 0 to 7 along column, row, slice. */
  private static final int[][] CORNERS = {
    {0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}, {0, 0, 1}, {1, 0, 1}, {1, 1, 1}, {0, 1, 1}
  };

  static SurfaceMesh of(Roi roi) {
    long[][] sums =
        IntStream.rangeClosed(0, roi.size().slices())
            .parallel()
            .mapToObj(slice -> layer(roi, slice))
            .reduce(new long[KINDS][4], SurfaceMesh::plus);
    double area = 0;
    double volume = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      Measures one = Measures.of(kind, roi.spacing());
      area += sums[kind][0] * one.area;
      volume += sums[kind][0] * one.volume;
      for (int axis = 0; axis < 3; axis++) {
        volume += sums[kind][axis + 1] * one.volumePerStep[axis];
      }
    }
    return new SurfaceMesh(area, volume);
  }

  /** For each kind: number of cubes, sum of their columns, rows, slices. */
  private static long[][] layer(Roi roi, int slice) {
    GridSize size = roi.size();
    long[][] sums = new long[KINDS][4];
    for (int row = 0; row <= size.rows(); row++) {
      for (int column = 0; column <= size.columns(); column++) {
        long[] sum = sums[kind(roi, column, row, slice)];
        sum[0]++;
        sum[1] += column;
        sum[2] += row;
        sum[3] += slice;
      }
    }
    return sums;
  }

  private static int kind(Roi roi, int column, int row, int slice) {
    int kind = 0;
    for (int k = 0; k < CORNERS.length; k++) {
      int[] corner = CORNERS[k];
      if (roi.contains(column - 1 + corner[0], row - 1 + corner[1], slice - 1 + corner[2])) {
        kind |= 1 << k;
      }
    }
    return kind;
  }

  private static long[][] plus(long[][] a, long[][] b) {
    long[][] sum = new long[KINDS][4];
    for (int kind = 0; kind < KINDS; kind++) {
      for (int k = 0; k < 4; k++) {
        sum[kind][k] = a[kind][k] + b[kind][k];
      }
    }
    return sum;
  }

  /** Area and volume of the triangles of one cube at the origin, and how a step changes them. */
  private static final class Measures {
    private double area;
    private double volume;
    private final double[] volumePerStep = new double[3];

    static Measures of(int kind, Spacing spacing) {
      double[] mm = {spacing.columnMm(), spacing.rowMm(), spacing.sliceMm()};
      Measures measures = new Measures();
      for (int[] triangle : MarchingCubes.triangles(kind)) {
        double[] a = point(triangle[0], mm);
        double[] normal = cross(minus(point(triangle[1], mm), a), minus(point(triangle[2], mm), a));
        measures.area += Math.sqrt(dot(normal, normal)) / 2;
        measures.volume += dot(a, normal) / 6;
        for (int axis = 0; axis < 3; axis++) {
          measures.volumePerStep[axis] += mm[axis] * normal[axis] / 6;
        }
      }
      return measures;
    }

    private static double[] point(int edge, double[] mm) {
      double[] point = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        point[axis] = MarchingCubes.middle(edge, axis) * mm[axis] / 2;
      }
      return point;
    }

    private static double[] minus(double[] a, double[] b) {
      return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }

    private static double[] cross(double[] a, double[] b) {
      return new double[] {
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
      };
    }

    private static double dot(double[] a, double[] b) {
      return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
  }
}
