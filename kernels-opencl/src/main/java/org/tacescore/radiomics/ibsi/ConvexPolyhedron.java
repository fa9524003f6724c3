package org.tacescore.radiomics.ibsi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The convex hull of points in space, as triangles (quickhull: Barber et al. 1996,
 * doi:10.1145/235815.235821).
 *
 * <p>Mesh vertices lie on a lattice: many are in one plane or line, where the sign of a volume is
 * left to rounding. So the hull is looked for with points that are moved a little, and measured
 * with the points where they were. Each is moved outwards with the cube of its distance from the
 * middle, by at most {@link #SWELL} half voxels: the inner points of a flat face or a straight edge
 * fall behind its corners and are no corners themselves. And each is moved by its own fixed random
 * vector, {@link #JITTER} times as far as an inner point falls behind: no four stay in one plane.
 */
final class ConvexPolyhedron {
  private static final double SWELL = 1e-3;
  private static final double JITTER = 0.05;
  private static final long SEED = 20_200_340;

  private final double[][] points;
  private final List<Face> faces;

  private ConvexPolyhedron(double[][] points, List<Face> faces) {
    this.points = points;
    this.faces = faces;
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
    return new ConvexPolyhedron(points, new Builder(moved(lattice)).build());
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
    double reach = JITTER * SWELL / (radius * radius);
    for (double[] point : moved) {
      double factor = 1 + SWELL * Vectors.dot(point, point) / (radius * radius * radius);
      for (int axis = 0; axis < 3; axis++) {
        point[axis] = point[axis] * factor + random.nextDouble(-reach, reach);
      }
    }
    return moved;
  }

  /** Corners of the hull, mm. */
  double[][] vertices() {
    return faces.stream()
        .flatMapToInt(face -> Arrays.stream(face.corner))
        .sorted()
        .distinct()
        .mapToObj(k -> points[k].clone())
        .toArray(double[][]::new);
  }

  /** For each triangle the normal outwards, with twice its area as length, mm2. */
  double[][] normals() {
    return faces.stream()
        .map(
            face ->
                Vectors.normal(
                    points[face.corner[0]], points[face.corner[1]], points[face.corner[2]]))
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
      double[] from = Vectors.minus(points[faces.get(k).corner[0]], points[0]);
      volume += Vectors.dot(from, normals[k]) / 6;
    }
    return volume;
  }

  /** A triangle, anticlockwise from outside. Neighbour k lies across the edge from corner k on. */
  private static final class Face {
    private final int[] corner;
    private final Face[] neighbour = new Face[3];
    private final double[] normal;
    private final double offset;
    private int[] outside = new int[0];
    private int outsideCount;
    private boolean gone;

    Face(double[][] points, int a, int b, int c) {
      this.corner = new int[] {a, b, c};
      double[] n = Vectors.normal(points[a], points[b], points[c]);
      double length = Vectors.length(n);
      this.normal = new double[] {n[0] / length, n[1] / length, n[2] / length};
      this.offset = Vectors.dot(normal, points[a]);
    }

    double height(double[] point) {
      return Vectors.dot(normal, point) - offset;
    }

    void add(int point) {
      if (outsideCount == outside.length) {
        outside = Arrays.copyOf(outside, Math.max(8, 2 * outsideCount));
      }
      outside[outsideCount++] = point;
    }

    int edgeTo(Face other) {
      return neighbour[0] == other ? 0 : neighbour[1] == other ? 1 : 2;
    }
  }

  private static final class Builder {
    private final double[][] points;
    private final List<Face> faces = new ArrayList<>();
    private final Deque<Face> open = new ArrayDeque<>();

    Builder(double[][] points) {
      this.points = points;
    }

    List<Face> build() {
      tetrahedron();
      while (!open.isEmpty()) {
        Face face = open.pop();
        if (!face.gone && face.outsideCount > 0) {
          take(face, farthest(face));
        }
      }
      return faces.stream().filter(face -> !face.gone).toList();
    }

    private void tetrahedron() {
      int a = best(point -> point[0]);
      int b = best(point -> Vectors.length(Vectors.minus(point, points[a])));
      int c = best(point -> Vectors.length(Vectors.normal(points[a], points[b], point)));
      double[] normal = Vectors.normal(points[a], points[b], points[c]);
      int d = best(point -> Math.abs(Vectors.dot(Vectors.minus(point, points[a]), normal)));
      boolean above = Vectors.dot(Vectors.minus(points[d], points[a]), normal) > 0;
      int second = above ? c : b;
      int third = above ? b : c;
      List<Face> first =
          List.of(
              new Face(points, a, second, third),
              new Face(points, a, d, second),
              new Face(points, second, d, third),
              new Face(points, third, d, a));
      for (Face face : first) {
        for (Face other : first) {
          joinIfAdjacent(face, other);
        }
      }
      int[] all = new int[points.length];
      Arrays.setAll(all, k -> k);
      distribute(all, all.length, first);
      faces.addAll(first);
    }

    private static void joinIfAdjacent(Face face, Face other) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          if (face.corner[i] == other.corner[(j + 1) % 3]
              && face.corner[(i + 1) % 3] == other.corner[j]) {
            face.neighbour[i] = other;
          }
        }
      }
    }

    private int best(ToDoubleFunction<double[]> measure) {
      int best = 0;
      for (int k = 1; k < points.length; k++) {
        if (measure.applyAsDouble(points[k]) > measure.applyAsDouble(points[best])) {
          best = k;
        }
      }
      return best;
    }

    private int farthest(Face face) {
      int best = face.outside[0];
      for (int k = 1; k < face.outsideCount; k++) {
        if (face.height(points[face.outside[k]]) > face.height(points[best])) {
          best = face.outside[k];
        }
      }
      return best;
    }

    /** Replaces the faces that a point sees by a cone from their outline to the point. */
    private void take(Face start, int point) {
      List<Face> visible = visible(start, point);
      Map<Integer, Face> byStart = new HashMap<>();
      Map<Integer, Face> byEnd = new HashMap<>();
      for (Face face : visible) {
        for (int k = 0; k < 3; k++) {
          Face beyond = face.neighbour[k];
          if (!beyond.gone) {
            Face side = new Face(points, face.corner[k], face.corner[(k + 1) % 3], point);
            side.neighbour[0] = beyond;
            beyond.neighbour[beyond.edgeTo(face)] = side;
            byStart.put(side.corner[0], side);
            byEnd.put(side.corner[1], side);
          }
        }
      }
      List<Face> cone = new ArrayList<>(byStart.values());
      for (Face side : cone) {
        side.neighbour[1] = byStart.get(side.corner[1]);
        side.neighbour[2] = byEnd.get(side.corner[0]);
      }
      for (Face face : visible) {
        distribute(face.outside, face.outsideCount, cone);
      }
      faces.addAll(cone);
    }

    private List<Face> visible(Face start, int point) {
      List<Face> visible = new ArrayList<>(List.of(start));
      start.gone = true;
      for (int k = 0; k < visible.size(); k++) {
        for (Face next : visible.get(k).neighbour) {
          if (!next.gone && next.height(points[point]) > 0) {
            next.gone = true;
            visible.add(next);
          }
        }
      }
      return visible;
    }

    private void distribute(int[] candidates, int count, List<Face> among) {
      for (int k = 0; k < count; k++) {
        for (Face face : among) {
          if (face.height(points[candidates[k]]) > 0 && !isCorner(face, candidates[k])) {
            face.add(candidates[k]);
            break;
          }
        }
      }
      among.stream().filter(face -> face.outsideCount > 0).forEach(open::push);
    }

    private static boolean isCorner(Face face, int point) {
      return face.corner[0] == point || face.corner[1] == point || face.corner[2] == point;
    }
  }
}
