package org.tacescore.learning.plot;

import java.util.List;
import java.util.Optional;

/** Receiver operating characteristic curves of one or several scores. */
public record RocPlot(String title, List<Curve> curves) implements Plot {
  private static final double SIDE = 430;

  /** At least one curve. */
  public RocPlot {
    curves = List.copyOf(curves);
    InvalidPlotException.require(!curves.isEmpty(), "a ROC plot needs a curve");
  }

  /**
   * One score.
   *
   * @param points x is 1 - specificity, y is sensitivity; from (0, 0) to (1, 1), 0 to 1 each
   */
  public record Curve(String name, List<Point> points, Estimate auc, Optional<Youden> youden) {
    /** At least two points, within 0 to 1. */
    public Curve {
      points = List.copyOf(points);
      InvalidPlotException.require(points.size() > 1, "the curve %s has no two points", name);
      for (Point point : points) {
        InvalidPlotException.require(
            isShare(point.x()) && isShare(point.y()),
            "a point of the curve %s is outside 0 to 1: %s",
            name,
            point);
      }
    }
  }

  /** The threshold with the largest sensitivity + specificity - 1. */
  public record Youden(double threshold, double sensitivity, double specificity) {
    /** Sensitivity and specificity are 0 to 1. */
    public Youden {
      InvalidPlotException.require(
          isShare(sensitivity) && isShare(specificity),
          "sensitivity %s and specificity %s must be 0 to 1",
          sensitivity,
          specificity);
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  @Override
  public Drawing drawing() {
    Sheet sheet = new Sheet(title);
    sheet.describe("Receiver operating characteristic: sensitivity against 1 - specificity");
    double left = 90;
    Axis x = Axis.linear(0, 1, left, left + SIDE);
    Axis y = Axis.linear(0, 1, sheet.top() + SIDE, sheet.top());
    Frame frame = new Frame(x, y, "1 - specificity", "Sensitivity");
    double next = frame.draw(sheet);
    sheet.line(List.of(frame.at(0, 0), frame.at(1, 1)), Pen.REFERENCE);
    Legend legend = new Legend();
    for (int i = 0; i < curves.size(); i++) {
      draw(sheet, frame, legend, i);
    }
    legend.line(Pen.REFERENCE, "No discrimination (AUC 0.5)");
    return sheet.finish(legend.draw(sheet, next));
  }

  private void draw(Sheet sheet, Frame frame, Legend legend, int index) {
    Curve curve = curves.get(index);
    List<Point> line = curve.points.stream().map(p -> frame.at(p.x(), p.y())).toList();
    sheet.line(line, Palette.pen(index));
    legend.line(Palette.pen(index), curve.name + ": AUC " + curve.auc.text());
    if (curve.youden.isEmpty()) {
      return;
    }
    Youden point = curve.youden.get();
    Point at = frame.at(1 - point.specificity, point.sensitivity);
    sheet.dot(at, 4.5, Fill.of(Palette.series(index)));
    legend.dot(
        Palette.series(index),
        "Youden point: threshold %s, sensitivity %s, specificity %s"
            .formatted(
                NumberText.of(point.threshold),
                NumberText.of(point.sensitivity),
                NumberText.of(point.specificity)));
  }
}
