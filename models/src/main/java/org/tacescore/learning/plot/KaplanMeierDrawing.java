package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.plot.Axis.Tick;
import org.tacescore.learning.plot.KaplanMeierPlot.Group;
import org.tacescore.learning.plot.KaplanMeierPlot.Step;

/** Draws steps, bands, ticks of censoring, and the table below them. */
final class KaplanMeierDrawing {
  private static final double HEIGHT = 330;
  private static final double WIDEST_NAME = 118;
  private static final double SAMPLE = 18;
  private static final double ROW = 17;
  private static final int MOST_BANDS = 6;

  private final KaplanMeierPlot plot;
  private final Sheet sheet;
  private final Frame frame;

  KaplanMeierDrawing(KaplanMeierPlot plot) {
    this.plot = plot;
    this.sheet = new Sheet(plot.title());
    double last = plot.groups().stream().mapToDouble(Group::lastTime).max().orElse(1);
    double end = last == 0 ? 1 : last * 1.02;
    Axis x = Axis.linear(0, end, left(), Sheet.RIGHT - 18);
    Axis y = Axis.linear(0, 1, sheet.top() + HEIGHT, sheet.top());
    this.frame = new Frame(x, y, "Time (%s)".formatted(plot.timeUnit()), plot.endpoint());
  }

  /** Names of groups stand left of the axis, and half a number at risk. */
  private double left() {
    double widest = 0;
    for (Group group : plot.groups()) {
      widest = Math.max(widest, TextWidth.of(group.name(), Lettering.SMALL));
    }
    double table = Sheet.MARGIN + SAMPLE + 6 + Math.min(WIDEST_NAME, widest) + countRoom();
    return Math.max(80, table);
  }

  /** Half of the largest number at risk, and a gap. */
  private double countRoom() {
    int most = plot.groups().stream().mapToInt(group -> group.atRisk(0)).max().orElse(0);
    double width = TextWidth.of(Integer.toString(most), Lettering.SMALL);
    return Math.max(28, width / 2 + 14);
  }

  Drawing draw() {
    sheet.describe("Kaplan-Meier curves of " + plot.endpoint());
    double next = frame.draw(sheet);
    boolean bands = plot.groups().size() <= MOST_BANDS;
    Legend legend = new Legend();
    for (int i = 0; i < plot.groups().size(); i++) {
      Group group = plot.groups().get(i);
      if (bands) {
        sheet.area(band(group), new Fill(Palette.series(i), 0.15));
      }
      legend.line(Palette.pen(i), text(group));
    }
    for (int i = 0; i < plot.groups().size(); i++) {
      curve(plot.groups().get(i), Palette.pen(i));
    }
    next = legend.draw(sheet, table(next));
    return sheet.finish(remarks(next, bands));
  }

  private double remarks(double top, boolean bands) {
    double next = top;
    if (plot.groups().size() > 1) {
      next = sheet.note("Log-rank test: " + NumberText.p(plot.logRankP()), next);
    }
    String band =
        bands
            ? "Shaded: 95% CI where estimable. Small vertical lines: censored."
            : "CIs are not drawn for more than 6 groups. Small vertical lines: censored.";
    return sheet.note(band, next);
  }

  private String text(Group group) {
    String text = "%s: n = %s, events = %s, ".formatted(group.name(), group.n(), group.events());
    boolean none = group.steps().stream().noneMatch(Step::limited);
    String band = none ? "; CI of the curve not estimable" : "";
    return text + group.median().medianText(plot.timeUnit()) + band;
  }

  private void curve(Group group, Pen pen) {
    List<Point> line = new ArrayList<>();
    double before = 1;
    line.add(frame.at(0, 1));
    for (Step step : group.steps()) {
      line.add(frame.at(step.time(), before));
      line.add(frame.at(step.time(), step.survival()));
      before = step.survival();
    }
    sheet.line(line, pen);
    Pen thin = Pen.of(pen.colour(), 1.2);
    for (Step step : group.steps()) {
      if (step.censored() > 0) {
        Point at = frame.at(step.time(), step.survival());
        sheet.segment(at.x(), at.y() - 4, at.x(), at.y() + 4, thin);
      }
    }
  }

  /** Up the lower limits and back the upper ones, until the first time without. */
  private List<Point> band(Group group) {
    List<Point> lower = new ArrayList<>();
    List<Point> upper = new ArrayList<>();
    double low = 1;
    double high = 1;
    for (Step step : group.steps()) {
      lower.add(frame.at(step.time(), low));
      upper.add(frame.at(step.time(), high));
      if (!step.limited()) {
        break;
      }
      low = Math.max(0, step.lower());
      high = Math.min(1, step.upper());
      lower.add(frame.at(step.time(), low));
      upper.add(frame.at(step.time(), high));
    }
    lower.add(0, frame.at(0, 1));
    for (int i = upper.size() - 1; i >= 0; i--) {
      lower.add(upper.get(i));
    }
    return lower;
  }

  private double table(double top) {
    double next = top + 4;
    next = sheet.paragraph("Number at risk", Sheet.MARGIN, next, 200, Lettering.SMALL.strong());
    List<Tick> ticks = frame.xTicks();
    for (int i = 0; i < plot.groups().size(); i++) {
      Group group = plot.groups().get(i);
      double base = next + 12;
      double x = Sheet.MARGIN + SAMPLE + 6;
      sheet.segment(Sheet.MARGIN, base - 4, Sheet.MARGIN + SAMPLE, base - 4, Palette.pen(i));
      double room = Math.min(WIDEST_NAME, frame.x().from() - countRoom() - x) + 0.5;
      String name = TextWidth.fit(group.name(), Lettering.SMALL, room);
      sheet.text(new Point(x, base), name, Lettering.SMALL);
      for (Tick tick : ticks) {
        Point at = new Point(frame.x().at(tick.value()), base);
        String count = Integer.toString(group.atRisk(tick.value()));
        sheet.text(at, count, Lettering.SMALL.middle());
      }
      next += ROW;
    }
    return next + 6;
  }
}
