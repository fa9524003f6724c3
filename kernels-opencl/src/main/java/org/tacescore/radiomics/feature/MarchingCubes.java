package org.tacescore.radiomics.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The triangles that separate the corners of a cube inside a region from those outside, for each of
 * the 256 ways to choose the inside; vertices lie half-way along the cube's edges.
 *
 * <p>The outlines are derived, not listed. On each face, seen from outside, a line runs around each
 * run of inside corners, so that on an ambiguous face the two inside corners stay apart; the lines
 * of the six faces close to outlines whose triangles face outwards. Configurations with corner 7
 * inside are the mirror of their complement, outline reversed. An outline of three or four vertices
 * needs no choice of triangles, because four always lie in a plane. For the longer ones, which do
 * not, area and volume depend on the diagonals: those of PyRadiomics stand in {@code
 * marching-cubes-diagonals.csv}.
 *
 * <p>Corners 0 to 3 go around the face of the lower slice from (column 0, row 0) over (1, 0), (1,
 * 1) and (0, 1); corners 4 to 7 lie above them. Edges 0 to 3 follow the lower corners, 4 to 7 the
 * upper ones, 8 to 11 join them.
 */
final class MarchingCubes {

  /** Twice the position of the middle of each edge: column, row, slice. */
  private static final int[][] MIDDLES = {
    {1, 0, 0}, {2, 1, 0}, {1, 2, 0}, {0, 1, 0},
    {1, 0, 2}, {2, 1, 2}, {1, 2, 2}, {0, 1, 2},
    {0, 0, 1}, {2, 0, 1}, {2, 2, 1}, {0, 2, 1}
  };

  private static final int[][] EDGES = {
    {0, 1}, {1, 2}, {2, 3}, {3, 0}, {4, 5}, {5, 6}, {6, 7}, {7, 4}, {0, 4}, {1, 5}, {2, 6}, {3, 7}
  };

  /** Corners of each face, counter-clockwise as seen from outside. */
  private static final int[][] FACES = {
    {0, 3, 2, 1}, {4, 5, 6, 7}, {0, 1, 5, 4}, {1, 2, 6, 5}, {2, 3, 7, 6}, {3, 0, 4, 7}
  };

  private static final int[][][] TRIANGLES = derive();

  private MarchingCubes() {}

  /**
   * Triangles of a configuration, each three edges.
   *
   * @param inside bit k set: corner k is inside
   */
  static int[][] triangles(int inside) {
    return TRIANGLES[inside];
  }

  /** Twice the coordinate of the middle of an edge along an axis: 0 column, 1 row, 2 slice. */
  static int middle(int edge, int axis) {
    return MIDDLES[edge][axis];
  }

  private static int[][][] derive() {
    int[][] diagonals = new int[128][];
    Arrays.fill(diagonals, new int[0]);
    for (String line : ResourceLines.of("marching-cubes-diagonals.csv")) {
      int comma = line.indexOf(',');
      diagonals[Integer.parseInt(line.substring(0, comma))] =
          Arrays.stream(line.substring(comma + 1).split("[ -]", -1))
              .mapToInt(Integer::parseInt)
              .toArray();
    }
    int[][][] triangles = new int[256][][];
    for (int inside = 0; inside < 128; inside++) {
      List<int[]> own = new ArrayList<>();
      for (List<Integer> outline : outlines(inside)) {
        cut(outline, diagonals[inside], own);
      }
      triangles[inside] = own.toArray(int[][]::new);
      triangles[255 - inside] =
          own.stream().map(t -> new int[] {t[0], t[2], t[1]}).toArray(int[][]::new);
    }
    return triangles;
  }

  /** Closed outlines, each a cycle of cut edges. */
  static List<List<Integer>> outlines(int inside) {
    int[] next = new int[12];
    Arrays.fill(next, -1);
    for (int[] face : FACES) {
      for (int k = 0; k < 4; k++) {
        if (!isInside(inside, face[k]) && isInside(inside, face[(k + 1) % 4])) {
          int end = k + 1;
          while (isInside(inside, face[(end + 1) % 4])) {
            end++;
          }
          next[edge(face[k], face[(k + 1) % 4])] = edge(face[end % 4], face[(end + 1) % 4]);
        }
      }
    }
    List<List<Integer>> outlines = new ArrayList<>();
    for (int first = 0; first < 12; first++) {
      List<Integer> outline = new ArrayList<>();
      for (int e = first; next[e] >= 0; ) {
        outline.add(e);
        int following = next[e];
        next[e] = -1;
        e = following;
      }
      if (!outline.isEmpty()) {
        outlines.add(outline);
      }
    }
    return outlines;
  }

  private static boolean isInside(int inside, int corner) {
    return (inside >> corner & 1) == 1;
  }

  private static int edge(int from, int to) {
    for (int e = 0; e < EDGES.length; e++) {
      boolean along = EDGES[e][0] == from && EDGES[e][1] == to;
      boolean against = EDGES[e][0] == to && EDGES[e][1] == from;
      if (along || against) {
        return e;
      }
    }
    throw new IllegalArgumentException("corners " + from + " and " + to + " share no edge");
  }

  /** Cuts off corners of the outline along the diagonals until a triangle is left. */
  private static void cut(List<Integer> outline, int[] diagonals, List<int[]> triangles) {
    List<Integer> left = new ArrayList<>(outline);
    int at = 0;
    while (left.size() > 3) {
      int before = left.get(at % left.size());
      int tip = left.get((at + 1) % left.size());
      int after = left.get((at + 2) % left.size());
      if (outline.size() == 4 || isDiagonal(diagonals, before, after)) {
        triangles.add(new int[] {before, tip, after});
        left.remove((at + 1) % left.size());
        at = 0;
      } else if (++at > outline.size()) {
        throw new IllegalStateException("no diagonals for the outline " + outline);
      }
    }
    triangles.add(new int[] {left.get(0), left.get(1), left.get(2)});
  }

  private static boolean isDiagonal(int[] diagonals, int a, int b) {
    for (int k = 0; k < diagonals.length; k += 2) {
      if (diagonals[k] == Math.min(a, b) && diagonals[k + 1] == Math.max(a, b)) {
        return true;
      }
    }
    return false;
  }
}
