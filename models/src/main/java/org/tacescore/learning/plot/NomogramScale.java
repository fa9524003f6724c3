package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.List;

/** One row of a nomogram: a name, a line, and labels at places on it. */
final class NomogramScale {
  private static final Lettering LETTERING = Lettering.SMALL;
  private static final double GAP = 6;

  /** A label and where its tick stands, px. */
  record Label(double x, String text) {}

  /** A label with its left end and the line of text it stands in, 0 nearest to the scale. */
  private record Placed(Label label, double left, int lane) {}

  private final String name;
  private final double from;
  private final double to;
  private final List<Placed> placed = new ArrayList<>();
  private final List<Double> between = new ArrayList<>();
  private String remark = "";

  NomogramScale(String name, double from, double to) {
    this.name = name;
    this.from = from;
    this.to = to;
  }

  /** Adds a label in the nearest line of text with room. */
  void keep(Label label) {
    int lane = 0;
    while (!fits(label, lane)) {
      lane++;
    }
    placed.add(new Placed(shortened(label), left(label), lane));
  }

  /** Adds a label where it stands beside the others, else leaves it out. */
  boolean offer(Label label) {
    boolean fits = fits(label, 0);
    if (fits) {
      placed.add(new Placed(shortened(label), left(label), 0));
    }
    return fits;
  }

  /** Labels of an axis, and four short ticks between two of them. */
  void offer(Axis axis, List<Axis.Tick> ticks) {
    for (Axis.Tick tick : ticks) {
      offer(new Label(axis.at(tick.value()), tick.label()));
    }
    if (ticks.size() < 2) {
      return;
    }
    double first = ticks.get(0).value();
    double step = (ticks.get(1).value() - first) / 5;
    for (int k = -5; k <= 5 * ticks.size(); k++) {
      double value = first + k * step;
      if (axis.holds(value)) {
        between.add(axis.at(value));
      }
    }
  }

  /** Says why there is no scale, in its place. */
  void remark(String text) {
    remark = text;
  }

  private static Label shortened(Label label) {
    return new Label(label.x, TextWidth.fit(label.text, LETTERING, 190));
  }

  private static double left(Label label) {
    double width = TextWidth.of(shortened(label).text, LETTERING);
    double most = Sheet.RIGHT - width;
    return Math.max(NomogramDrawing.LEFT - 20, Math.min(most, label.x - width / 2));
  }

  private boolean fits(Label label, int lane) {
    double left = left(label) - GAP;
    double right = left(label) + TextWidth.of(shortened(label).text, LETTERING) + GAP;
    return placed.stream()
        .filter(other -> other.lane == lane)
        .allMatch(
            other ->
                right < other.left
                    || left > other.left + TextWidth.of(other.label.text, LETTERING));
  }

  /**
   * Draws it from here down.
   *
   * @return where the next thing may stand
   */
  double draw(Sheet sheet, double top) {
    double line = top + 8;
    double end = sheet.paragraph(name, Sheet.MARGIN, top, NomogramDrawing.NAMES, Lettering.LABEL);
    sheet.segment(from, line, to, line, Pen.of(Colour.BLACK, 1.4));
    sheet.text(new Point(from, line + 4), remark, LETTERING);
    between.forEach(x -> sheet.segment(x, line, x, line + 2.5, Pen.of(Colour.BLACK, 0.7)));
    int lanes = 1;
    for (Placed one : placed) {
      double base = line + 17 + one.lane * LETTERING.lineHeight();
      double width = TextWidth.of(one.label.text, LETTERING);
      sheet.segment(one.label.x, line - 3, one.label.x, line + 4, Pen.AXIS);
      if (one.lane > 0) {
        sheet.dot(new Point(one.label.x, line), 1.5, Fill.of(Colour.BLACK));
      }
      sheet.text(new Point(one.left + width / 2, base), one.label.text, LETTERING.middle());
      lanes = Math.max(lanes, one.lane + 1);
    }
    return Math.max(end, line + 8 + lanes * LETTERING.lineHeight()) + 10;
  }
}
