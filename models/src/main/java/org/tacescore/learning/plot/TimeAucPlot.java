package org.tacescore.learning.plot;

import java.util.Comparator;
import java.util.List;

/**
 * The time-dependent AUC of a score over its horizons.
 *
 * @param timeUnit of the horizons
 * @param horizons shown in ascending order
 */
public record TimeAucPlot(String title, String timeUnit, List<Horizon> horizons) implements Plot {
  private static final double HEIGHT = 330;

  /** More would be a curve, whose values nobody reads. */
  private static final int MOST_WRITTEN = 12;

  /** At least one horizon. */
  public TimeAucPlot {
    horizons = horizons.stream().sorted(Comparator.comparingDouble(Horizon::time)).toList();
    InvalidPlotException.require(!horizons.isEmpty(), "a time-dependent AUC needs a horizon");
  }

  /**
   * The AUC at one horizon.
   *
   * @param time 0 or later
   * @param auc 0 to 1
   */
  public record Horizon(double time, Estimate auc) {
    /** Both are within their ranges. */
    public Horizon {
      InvalidPlotException.require(
          time >= 0 && Double.isFinite(time), "a horizon must be 0 or later, got %s", time);
      InvalidPlotException.require(
          auc.value() >= 0 && auc.value() <= 1, "an AUC must be 0 to 1, got %s", auc.value());
    }
  }

  @Override
  public Drawing drawing() {
    Sheet sheet = new Sheet(title);
    sheet.describe("Time-dependent AUC against the horizon");
    double last = horizons.get(horizons.size() - 1).time;
    Axis x = Axis.linear(0, last == 0 ? 1 : last * 1.05, 90, Sheet.RIGHT - 18);
    Axis y = Axis.linear(0, 1, sheet.top() + HEIGHT, sheet.top());
    Frame frame = new Frame(x, y, "Horizon (%s)".formatted(timeUnit), "AUC");
    double next = frame.draw(sheet);
    sheet.segment(x.from(), y.at(0.5), x.to(), y.at(0.5), Pen.REFERENCE);
    sheet.line(horizons.stream().map(h -> at(frame, h)).toList(), Pen.of(Palette.series(0), 1));
    horizons.forEach(horizon -> draw(sheet, frame, horizon));
    Legend legend = new Legend().dot(Palette.series(0), "AUC with 95% CI" + without());
    double end = legend.line(Pen.REFERENCE, "No discrimination (AUC 0.5)").draw(sheet, next);
    return sheet.finish(written(sheet, end));
  }

  private static Point at(Frame frame, Horizon horizon) {
    return frame.at(horizon.time, horizon.auc.value());
  }

  private static void draw(Sheet sheet, Frame frame, Horizon horizon) {
    Point at = at(frame, horizon);
    if (horizon.auc.limited()) {
      double low = frame.y().within(horizon.auc.lower());
      double high = frame.y().within(horizon.auc.upper());
      sheet.limits(at.x(), low, high, Palette.pen(0));
    }
    sheet.dot(at, 4, Fill.of(Palette.series(0)));
  }

  private String without() {
    long unlimited = horizons.stream().filter(horizon -> !horizon.auc.limited()).count();
    return unlimited == 0
        ? ""
        : "; not estimable at %s of %s".formatted(unlimited, horizons.size());
  }

  private double written(Sheet sheet, double top) {
    double next = top;
    for (Horizon horizon : horizons.subList(0, Math.min(MOST_WRITTEN, horizons.size()))) {
      String time = "%s %s".formatted(NumberText.plain(horizon.time), timeUnit);
      next = sheet.note("%s: AUC %s".formatted(time, horizon.auc.text()), next);
    }
    int left = horizons.size() - MOST_WRITTEN;
    return left > 0 ? sheet.note("%s more horizons are not written.".formatted(left), next) : next;
  }
}
