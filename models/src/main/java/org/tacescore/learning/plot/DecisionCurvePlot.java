package org.tacescore.learning.plot;

import java.util.List;

/**
 * Decision curves: net benefit of treating by a model, of treating all, and of treating none
 * (doi:10.1177/0272989X06295361).
 *
 * @param treatAll x is the threshold probability, y the net benefit
 */
public record DecisionCurvePlot(String title, List<Curve> models, List<Point> treatAll)
    implements Plot {
  private static final double HEIGHT = 340;

  /** Lines of at least two points. */
  public DecisionCurvePlot {
    models = List.copyOf(models);
    treatAll = List.copyOf(treatAll);
    InvalidPlotException.require(!models.isEmpty(), "a decision curve needs a model");
    requireThresholds("treat all", treatAll);
  }

  /**
   * One model.
   *
   * @param points x is the threshold probability, 0 to 1 and ascending, y the net benefit
   */
  public record Curve(String name, List<Point> points) {
    /** At least two points. */
    public Curve {
      points = List.copyOf(points);
      requireThresholds(name, points);
    }
  }

  private static void requireThresholds(String name, List<Point> points) {
    InvalidPlotException.require(points.size() > 1, "the curve %s has no two points", name);
    for (Point point : points) {
      InvalidPlotException.require(
          point.x() >= 0 && point.x() <= 1,
          "a threshold of the curve %s is outside 0 to 1: %s",
          name,
          point.x());
    }
  }

  @Override
  public Drawing drawing() {
    Sheet sheet = new Sheet(title);
    sheet.describe("Decision curves: net benefit against threshold probability");
    double best = highest();
    Axis x = Axis.linear(lowestThreshold(), highestThreshold(), 78, Sheet.RIGHT - 8);
    Axis y = Axis.linear(-0.25 * best, best * 1.05, sheet.top() + HEIGHT, sheet.top());
    Frame frame = new Frame(x, y, "Threshold probability", "Net benefit");
    double next = frame.draw(sheet);
    Legend legend = new Legend();
    Pen all = new Pen(Colour.GREY, 1.8, Dash.DASHED);
    boolean cut = draw(sheet, frame, treatAll, all);
    sheet.segment(x.from(), y.at(0), x.to(), y.at(0), Pen.of(Colour.BLACK, 1.8));
    for (int i = 0; i < models.size(); i++) {
      cut |= draw(sheet, frame, models.get(i).points, Palette.pen(i));
      legend.line(Palette.pen(i), models.get(i).name);
    }
    legend.line(all, "Treat all").line(Pen.of(Colour.BLACK, 1.8), "Treat none");
    double end = legend.draw(sheet, next);
    return sheet.finish(cut ? sheet.note(cutNote(y), end) : end);
  }

  private static String cutNote(Axis y) {
    return "Net benefit below %s is not shown.".formatted(NumberText.of(y.lo()));
  }

  /** Whether a part of the line lies below the axis. */
  private static boolean draw(Sheet sheet, Frame frame, List<Point> points, Pen pen) {
    List<Point> line = points.stream().map(p -> frame.at(p.x(), p.y())).toList();
    Clipping.below(line, frame.y().from()).forEach(part -> sheet.line(part, pen));
    return line.stream().anyMatch(p -> p.y() > frame.y().from() + 0.5);
  }

  private double highest() {
    double most = 0;
    for (Curve model : models) {
      most = Math.max(most, model.points.stream().mapToDouble(Point::y).max().orElse(0));
    }
    most = Math.max(most, treatAll.stream().mapToDouble(Point::y).max().orElse(0));
    return most > 0 ? most : 0.05;
  }

  private double lowestThreshold() {
    double least = treatAll.stream().mapToDouble(Point::x).min().orElse(0);
    for (Curve model : models) {
      least = Math.min(least, model.points.stream().mapToDouble(Point::x).min().orElse(0));
    }
    return least;
  }

  private double highestThreshold() {
    double most = treatAll.stream().mapToDouble(Point::x).max().orElse(1);
    for (Curve model : models) {
      most = Math.max(most, model.points.stream().mapToDouble(Point::x).max().orElse(1));
    }
    return most;
  }
}
