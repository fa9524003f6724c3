package org.tacescore.radiomics.ibsi;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A box around a region's mesh.
 *
 * @param a length of an edge, mm
 * @param b length of another, mm
 * @param c length of the third, mm
 */
record EnclosingBox(double a, double b, double c) {
  /** Triangles whose area is a part this small of a corner's distance squared have no direction. */
  private static final double FLAT = 1e-12;

  /** Faces that are tried before the best box decides which of the others are worth it. */
  private static final int TOGETHER = 64;

  double volumeMm3() {
    return a * b * c;
  }

  double areaMm2() {
    return 2 * (a * b + a * c + b * c);
  }

  /**
   * The smallest of the boxes that have a side flush with a face of the hull. (The smallest of all
   * boxes may touch the hull with edges only; O'Rourke 1985, doi:10.1007/BF00991005. IBSI has no
   * reference value for it.)
   */
  static EnclosingBox oriented(ConvexPolyhedron hull) {
    double[][] corners = hull.vertices();
    double[][] normals =
        Arrays.stream(hull.normals())
            .filter(normal -> Vectors.length(normal) > FLAT)
            .toArray(double[][]::new);
    double[] least =
        Arrays.stream(normals)
            .parallel()
            .mapToDouble(normal -> leastVolume(corners, normals, normal))
            .toArray();
    int[] order =
        IntStream.range(0, normals.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> least[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    EnclosingBox best = flush(corners, normals[order[0]]);
    for (int k = 1; k < order.length && least[order[k]] < best.volumeMm3(); k += TOGETHER) {
      best =
          Arrays.stream(order, k, Math.min(order.length, k + TOGETHER))
              .parallel()
              .mapToObj(face -> flush(corners, normals[face]))
              .reduce(best, (p, q) -> q.volumeMm3() < p.volumeMm3() ? q : p);
    }
    return best;
  }

  /** No box with a side of this direction is smaller than its height times the hull's shadow. */
  private static double leastVolume(double[][] corners, double[][] normals, double[] normal) {
    double[] up = scale(normal, 1 / Vectors.length(normal));
    double shadow = 0;
    for (double[] other : normals) {
      // A triangle's normal is as long as twice its area, and each ray passes two triangles.
      shadow += Math.abs(Vectors.dot(other, up)) / 4;
    }
    return extent(corners, up) * shadow;
  }

  /** The smallest box with a side of this direction. */
  private static EnclosingBox flush(double[][] corners, double[] normal) {
    double[] up = scale(normal, 1 / Vectors.length(normal));
    double[] helper = Math.abs(up[0]) < 0.6 ? new double[] {1, 0, 0} : new double[] {0, 1, 0};
    double[] side = Vectors.cross(up, helper);
    double[] u = scale(side, 1 / Vectors.length(side));
    double[] v = Vectors.cross(up, u);
    double[][] flat = new double[corners.length][];
    for (int k = 0; k < corners.length; k++) {
      flat[k] = new double[] {Vectors.dot(corners[k], u), Vectors.dot(corners[k], v)};
    }
    double[][] outline = outline(flat);
    double height = extent(corners, up);
    EnclosingBox best =
        new EnclosingBox(
            height, extent(flat, new double[] {1, 0}), extent(flat, new double[] {0, 1}));
    for (int k = 0; k < outline.length; k++) {
      double[] from = outline[k];
      double[] to = outline[(k + 1) % outline.length];
      double length = Math.hypot(to[0] - from[0], to[1] - from[1]);
      if (length > FLAT) {
        double[] along = {(to[0] - from[0]) / length, (to[1] - from[1]) / length};
        double[] across = {-along[1], along[0]};
        EnclosingBox box =
            new EnclosingBox(height, extent(outline, along), extent(outline, across));
        best = box.volumeMm3() < best.volumeMm3() ? box : best;
      }
    }
    return best;
  }

  private static double extent(double[][] points, double[] direction) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] point : points) {
      double along = 0;
      for (int axis = 0; axis < direction.length; axis++) {
        along += point[axis] * direction[axis];
      }
      low = Math.min(low, along);
      high = Math.max(high, along);
    }
    return high - low;
  }

  /** Convex hull in the plane, by monotone chains. */
  private static double[][] outline(double[][] points) {
    double[][] sorted = points.clone();
    Arrays.sort(
        sorted, (p, q) -> p[0] != q[0] ? Double.compare(p[0], q[0]) : Double.compare(p[1], q[1]));
    double[][] hull = new double[2 * sorted.length + 1][];
    int count = chain(sorted, hull, 0, 1);
    count = chain(sorted, hull, count - 1, -1);
    return Arrays.copyOf(hull, Math.max(1, count - 1));
  }

  private static int chain(double[][] sorted, double[][] hull, int start, int direction) {
    int count = start;
    int first = direction > 0 ? 0 : sorted.length - 1;
    for (int k = first; k >= 0 && k < sorted.length; k += direction) {
      double[] p = sorted[k];
      while (count >= start + 2 && turn(hull[count - 2], hull[count - 1], p) <= 0) {
        count--;
      }
      hull[count++] = p;
    }
    return count;
  }

  private static double turn(double[] a, double[] b, double[] c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  }

  private static double[] scale(double[] a, double factor) {
    return new double[] {a[0] * factor, a[1] * factor, a[2] * factor};
  }
}
