package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.List;

/** Cuts lines at the lower edge of a drawing. */
final class Clipping {
  private Clipping() {}

  /**
   * The parts of a line that lie above this edge.
   *
   * @param edge px; larger ones lie below
   */
  static List<List<Point>> below(List<Point> line, double edge) {
    List<List<Point>> parts = new ArrayList<>();
    List<Point> part = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      Point point = line.get(i);
      boolean inside = point.y() <= edge;
      if (i > 0 && inside != (line.get(i - 1).y() <= edge)) {
        part.add(crossing(line.get(i - 1), point, edge));
      }
      if (inside) {
        part.add(point);
      } else if (!part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  private static Point crossing(Point a, Point b, double edge) {
    double share = (edge - a.y()) / (b.y() - a.y());
    return new Point(a.x() + share * (b.x() - a.x()), edge);
  }
}
