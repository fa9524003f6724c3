package org.tacescore.radiomics.image;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tacescore.volume.Vector3;

/**
 * Points spread over a sphere: the corners of an icosahedron, and of what repeated division of its
 * faces into four makes of it, pushed out to the sphere.
 */
final class Icosphere {
  /** Corner indices of the 20 faces, three by three. */
  private static final int[] FACES = {
    0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1,
    8, 3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1
  };

  private record Edge(int from, int to) {
    static Edge between(int a, int b) {
      return new Edge(Math.min(a, b), Math.max(a, b));
    }
  }

  private Icosphere() {}

  /**
   * The points, those of each division after those before.
   *
   * @param subdivisions how often faces are divided, 0 or more
   */
  static List<Vector3> points(int subdivisions, double radius) {
    List<Vector3> points = pushed(icosahedron(), subdivisions == 0 ? radius : 1, subdivisions == 0);
    int[] faces = FACES;
    for (int i = 0; i < subdivisions; i++) {
      Map<Edge, Integer> middles = middles(faces, points.size());
      List<Vector3> divided = new ArrayList<>(points);
      for (Edge edge : middles.keySet()) {
        divided.add(points.get(edge.from()).plus(points.get(edge.to())).times(0.5));
      }
      faces = divided(faces, middles);
      points = pushed(divided, radius, true);
    }
    return points;
  }

  /** Corners (0, ±1, ±t) and what turning the axes makes of them, t the golden ratio. */
  private static List<Vector3> icosahedron() {
    double golden = (1 + Math.sqrt(5)) / 2;
    double length = Math.sqrt(2 + golden);
    double one = 1 / length;
    double t = golden / length;
    return List.of(
        new Vector3(-one, t, 0),
        new Vector3(one, t, 0),
        new Vector3(-one, -t, 0),
        new Vector3(one, -t, 0),
        new Vector3(0, -one, t),
        new Vector3(0, one, t),
        new Vector3(0, -one, -t),
        new Vector3(0, one, -t),
        new Vector3(t, 0, -one),
        new Vector3(t, 0, one),
        new Vector3(-t, 0, -one),
        new Vector3(-t, 0, one));
  }

  private static List<Vector3> pushed(List<Vector3> points, double radius, boolean isPushed) {
    return isPushed ? points.stream().map(point -> pushed(point, radius)).toList() : points;
  }

  /**
   * Squares are added in the order of trimesh's linear algebra: a point may lie a rounding error
   * inside or outside a whole distance, and that decides at an image's border.
   */
  private static Vector3 pushed(Vector3 point, double radius) {
    double length =
        Math.sqrt(point.x() * point.x() + point.z() * point.z() + point.y() * point.y());
    double way = radius - length;
    return new Vector3(
        point.x() + point.x() / length * way,
        point.y() + point.y() / length * way,
        point.z() + point.z() / length * way);
  }

  /** The number of each edge's middle point, in the order of the edges. */
  private static Map<Edge, Integer> middles(int[] faces, int firstNumber) {
    Map<Edge, Integer> middles =
        new TreeMap<>(Comparator.comparingInt(Edge::from).thenComparingInt(Edge::to));
    for (int face = 0; face < faces.length; face += 3) {
      for (int side = 0; side < 3; side++) {
        middles.put(Edge.between(faces[face + side], faces[face + (side + 1) % 3]), 0);
      }
    }
    int number = firstNumber;
    for (Map.Entry<Edge, Integer> middle : middles.entrySet()) {
      middle.setValue(number++);
    }
    return middles;
  }

  private static int[] divided(int[] faces, Map<Edge, Integer> middles) {
    int[] divided = new int[4 * faces.length];
    int next = 0;
    for (int face = 0; face < faces.length; face += 3) {
      int a = faces[face];
      int b = faces[face + 1];
      int c = faces[face + 2];
      int ab = middles.getOrDefault(Edge.between(a, b), -1);
      int bc = middles.getOrDefault(Edge.between(b, c), -1);
      int ca = middles.getOrDefault(Edge.between(c, a), -1);
      for (int corner : new int[] {a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca}) {
        divided[next++] = corner;
      }
    }
    return divided;
  }
}
