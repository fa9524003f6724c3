package org.tacescore.radiomics.feature;

import java.util.Arrays;

/**
 * The corners of the convex hull of points of a plane, exact because coordinates are whole numbers.
 * Points on an edge of the hull are not corners.
 */
final class ConvexHull {
  private final int[] u;
  private final int[] v;
  private final int corners;

  private ConvexHull(int[] u, int[] v, int corners) {
    this.u = u;
    this.v = v;
    this.corners = corners;
  }

  /** Points of a plane, added in ascending order of {@code u}, then {@code v}, each once. */
  static final class Points {
    private int[] u = new int[16];
    private int[] v = new int[16];
    private int count;

    void add(int nextU, int nextV) {
      if (count == u.length) {
        u = Arrays.copyOf(u, 2 * count);
        v = Arrays.copyOf(v, 2 * count);
      }
      u[count] = nextU;
      v[count++] = nextV;
    }

    /** Adds the ends of a line; none if the first is below 0, one if they are the same. */
    void addLine(int atU, int firstV, int lastV) {
      if (firstV >= 0) {
        add(atU, firstV);
      }
      if (lastV > firstV) {
        add(atU, lastV);
      }
    }

    /** Their hull, by Andrew's monotone chain: there along one side, back along the other. */
    ConvexHull hull() {
      int[] chainU = new int[2 * count];
      int[] chainV = new int[2 * count];
      int size = 0;
      for (int k = 0; k < count; k++) {
        size = keepConvex(chainU, chainV, 0, size, k);
      }
      int side = size - 1;
      for (int k = count - 2; k >= 0; k--) {
        size = keepConvex(chainU, chainV, side, size, k);
      }
      // The way back ends at the first point again.
      int corners = count > 1 ? size - 1 : size;
      return new ConvexHull(
          Arrays.copyOf(chainU, corners), Arrays.copyOf(chainV, corners), corners);
    }

    /** Puts point k after those corners of the side that stay corners; returns the new size. */
    private int keepConvex(int[] chainU, int[] chainV, int side, int size, int k) {
      int kept = size;
      while (kept >= side + 2) {
        int a = kept - 2;
        int b = kept - 1;
        long turn =
            (long) (chainU[b] - chainU[a]) * (v[k] - chainV[a])
                - (long) (chainV[b] - chainV[a]) * (u[k] - chainU[a]);
        if (turn > 0) {
          break;
        }
        kept--;
      }
      chainU[kept] = u[k];
      chainV[kept] = v[k];
      return kept + 1;
    }
  }

  int corners() {
    return corners;
  }

  int u(int corner) {
    return u[corner];
  }

  int v(int corner) {
    return v[corner];
  }

  /** Square of the largest distance of two corners; 0 if there are fewer. */
  double farthestSquared(double unitU, double unitV) {
    double farthest = 0;
    for (int a = 0; a < corners; a++) {
      for (int b = 0; b < a; b++) {
        double alongU = (u[a] - u[b]) * unitU;
        double alongV = (v[a] - v[b]) * unitV;
        farthest = Math.max(farthest, alongU * alongU + alongV * alongV);
      }
    }
    return farthest;
  }
}
