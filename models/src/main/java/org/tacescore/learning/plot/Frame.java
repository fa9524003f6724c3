package org.tacescore.learning.plot;

import java.util.List;
import org.tacescore.learning.plot.Axis.Tick;

/** Two axes with their labels; x to the right, y upwards. */
record Frame(Axis x, Axis y, String xLabel, String yLabel) {
  private static final double TICK_ROOM = 34;
  private static final double TICK_LENGTH = 5;

  /** A place on the page. */
  Point at(double xValue, double yValue) {
    return new Point(x.at(xValue), y.at(yValue));
  }

  /**
   * Draws grid, ticks and labels.
   *
   * @return where the next thing below may stand
   */
  double draw(Sheet sheet) {
    drawTicks(sheet);
    return drawXLabel(sheet, y.from() + 22);
  }

  /** Grid, ticks and the label of y. */
  void drawTicks(Sheet sheet) {
    List<Tick> up = y.ticks(Math.max(2, (int) (Math.abs(y.from() - y.to()) / TICK_ROOM)));
    for (Tick tick : up) {
      double place = y.at(tick.value());
      sheet.segment(x.from(), place, x.to(), place, Pen.GRID);
      sheet.segment(x.from() - TICK_LENGTH, place, x.from(), place, Pen.AXIS);
      Point at = new Point(x.from() - TICK_LENGTH - 3, place + 4);
      sheet.text(at, tick.label(), Lettering.SMALL.end());
    }
    for (Tick tick : xTicks()) {
      double place = x.at(tick.value());
      sheet.segment(place, y.from(), place, y.to(), Pen.GRID);
      sheet.segment(place, y.from(), place, y.from() + TICK_LENGTH, Pen.AXIS);
      Point at = new Point(place, y.from() + TICK_LENGTH + 13);
      sheet.text(at, tick.label(), Lettering.SMALL.middle());
    }
    sheet.segment(x.from(), y.from(), x.to(), y.from(), Pen.AXIS);
    sheet.segment(x.from(), y.from(), x.from(), y.to(), Pen.AXIS);
    drawYLabel(sheet, up);
  }

  List<Tick> xTicks() {
    return x.ticksAcross(Lettering.SMALL, TICK_ROOM);
  }

  private void drawYLabel(Sheet sheet, List<Tick> ticks) {
    double widest = 0;
    for (Tick tick : ticks) {
      widest = Math.max(widest, TextWidth.of(tick.label(), Lettering.SMALL));
    }
    double place = x.from() - TICK_LENGTH - 3 - widest - 8;
    Lettering lettering = Lettering.LABEL.middle().turned();
    String label = TextWidth.fit(yLabel, lettering, y.from() - y.to() + 40);
    sheet.text(new Point(place, (y.from() + y.to()) / 2), label, lettering);
  }

  private double drawXLabel(Sheet sheet, double top) {
    double middle = (x.from() + x.to()) / 2;
    double room = 2 * Math.min(middle - Sheet.MARGIN, Sheet.RIGHT - middle);
    return sheet.paragraph(xLabel, middle, top, room, Lettering.LABEL.middle()) + 6;
  }
}
