package org.tacescore.learning.plot;

import java.util.List;

/**
 * A standardised statistic over the cutpoints of a marker, with the one that was chosen.
 *
 * @param marker what is cut
 * @param statistics x is the cutpoint, ascending, y the statistic, 0 or more
 * @param chosen its cutpoint and its statistic
 * @param p of the chosen one, which knows of the search; NaN where it is not known
 */
public record CutpointPlot(
    String title, String marker, List<Point> statistics, Point chosen, double p) implements Plot {
  private static final double HEIGHT = 330;

  /** More would hide each other. */
  private static final int MOST_DOTS = 60;

  /** At least one cutpoint. */
  public CutpointPlot {
    statistics = List.copyOf(statistics);
    InvalidPlotException.require(!statistics.isEmpty(), "no cutpoint was tried");
    for (Point point : statistics) {
      requireStatistic(point);
    }
    requireStatistic(chosen);
  }

  private static void requireStatistic(Point point) {
    InvalidPlotException.require(
        point.y() >= 0, "a statistic must be 0 or more, got %s", point.y());
  }

  @Override
  public Drawing drawing() {
    Sheet sheet = new Sheet(title);
    sheet.describe("Standardised log-rank statistic against the cutpoint");
    Frame frame = frame(sheet);
    double next = frame.draw(sheet);
    Point at = frame.at(chosen.x(), chosen.y());
    Pen pen = new Pen(Palette.series(1), 1.4, Dash.DASHED);
    sheet.segment(at.x(), frame.y().from(), at.x(), at.y(), pen);
    List<Point> line = statistics.stream().map(p -> frame.at(p.x(), p.y())).toList();
    sheet.line(line, Palette.pen(0));
    if (line.size() <= MOST_DOTS) {
      line.forEach(point -> sheet.dot(point, 2.5, Fill.of(Palette.series(0))));
    }
    sheet.dot(at, 5, Fill.of(Palette.series(1)));
    Legend legend = new Legend().line(Palette.pen(0), tried()).dot(Palette.series(1), best());
    return sheet.finish(
        sheet.note(NumberText.p(p) + ", given the search", legend.draw(sheet, next)));
  }

  private Frame frame(Sheet sheet) {
    double most = statistics.stream().mapToDouble(Point::y).max().orElse(0);
    double highest = Math.max(most, chosen.y());
    double lo = Math.min(chosen.x(), statistics.get(0).x());
    double hi = Math.max(chosen.x(), statistics.get(statistics.size() - 1).x());
    double more = (hi / 2 - lo / 2) * 0.06;
    Axis x = Axis.linear(lo - more, hi + more, 90, Sheet.RIGHT - 18);
    double bottom = sheet.top() + HEIGHT;
    Axis y = Axis.linear(0, highest == 0 ? 1 : highest * 1.08, bottom, sheet.top());
    return new Frame(x, y, "Cutpoint of " + marker, "Standardised log-rank statistic");
  }

  private String tried() {
    return "Cutpoints tried: %s".formatted(statistics.size());
  }

  private String best() {
    return "Chosen: %s or less against more, statistic %s"
        .formatted(NumberText.plain(chosen.x()), NumberText.of(chosen.y()));
  }
}
