package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.learning.plot.Axis.Tick;
import org.tacescore.learning.plot.ForestPlot.Row;
import org.tacescore.learning.plot.ForestPlot.Scale;

/** Draws a table with squares, lines and a diamond on a common axis. */
final class ForestDrawing {
  private static final double GAP = 10;
  private static final double WIDEST_NAME = 150;
  private static final double PADDING = 8;
  private static final Lettering HEAD = Lettering.SMALL.strong();

  private final ForestPlot plot;
  private final List<Row> all;
  private final Sheet sheet;
  private final double nameWidth;
  private final double nRight;
  private final double weightLeft;
  private final double textLeft;
  private final Axis axis;

  ForestDrawing(ForestPlot plot) {
    this.plot = plot;
    this.all = new ArrayList<>(plot.rows());
    plot.pooled().ifPresent(all::add);
    this.sheet = new Sheet(plot.title());
    boolean weights = all.stream().anyMatch(row -> row.weight().isPresent());
    double names =
        Math.max(widest(List.of(plot.subject())), widest(all.stream().map(Row::name).toList()));
    this.nameWidth = Math.min(WIDEST_NAME, names);
    List<String> counts = all.stream().map(row -> Integer.toString(row.n())).toList();
    this.nRight = Sheet.MARGIN + nameWidth + GAP + Math.max(14, widest(counts));
    this.weightLeft = Sheet.RIGHT - (weights ? TextWidth.of("Weight", HEAD) : 0);
    List<String> texts = new ArrayList<>(all.stream().map(r -> r.estimate().shortText()).toList());
    texts.add(estimateHead());
    this.textLeft = weightLeft - (weights ? GAP : 0) - widest(texts);
    this.axis = axis(nRight + GAP + 6, textLeft - GAP - 6);
  }

  private String estimateHead() {
    return "%s (95%% CI)".formatted(TextWidth.fit(plot.measure(), HEAD, 90));
  }

  private static double widest(List<String> texts) {
    return texts.stream().mapToDouble(text -> TextWidth.of(text, HEAD)).max().orElse(0);
  }

  /** Over all that is known; beyond 1e-4 and 1e4 of the reference arrows stand for ratios. */
  private Axis axis(double from, double to) {
    double lo = plot.reference();
    double hi = plot.reference();
    for (Row row : all) {
      Estimate estimate = row.estimate();
      for (double value : new double[] {estimate.value(), estimate.lower(), estimate.upper()}) {
        if (Double.isFinite(value)) {
          lo = Math.min(lo, value);
          hi = Math.max(hi, value);
        }
      }
    }
    if (plot.scale() == Scale.LINEAR) {
      double more = (hi / 2 - lo / 2) * 0.1;
      return Axis.linear(lo - more, hi + more, from, to);
    }
    lo = Math.max(lo, plot.reference() * 1e-4) / 1.1;
    hi = Math.min(hi, plot.reference() * 1e4) * 1.1;
    return Axis.logarithmic(lo, hi, from, to);
  }

  Drawing draw() {
    sheet.describe("Forest plot of " + plot.measure());
    double y = head(sheet.top());
    double first = y;
    List<Double> middles = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      middles.add(y + PADDING / 2 + 7);
      y = text(all.get(i), y, i == plot.rows().size());
    }
    double reference = axis.at(plot.reference());
    sheet.segment(reference, first, reference, y, Pen.REFERENCE);
    for (int i = 0; i < all.size(); i++) {
      boolean pooled = i == plot.rows().size();
      mark(all.get(i), middles.get(i), pooled);
    }
    return sheet.finish(remarks(drawAxis(y)));
  }

  private double head(double top) {
    double base = top + 11;
    sheet.text(new Point(Sheet.MARGIN, base), plot.subject(), HEAD);
    sheet.text(new Point(nRight, base), "n", HEAD.end());
    sheet.text(new Point(textLeft, base), estimateHead(), HEAD);
    if (weightLeft < Sheet.RIGHT) {
      sheet.text(new Point(Sheet.RIGHT, base), "Weight", HEAD.end());
    }
    sheet.segment(Sheet.MARGIN, base + 6, Sheet.RIGHT, base + 6, Pen.AXIS);
    return base + 8;
  }

  private double text(Row row, double top, boolean pooled) {
    double y = top + PADDING / 2;
    double base = y + 11;
    Lettering lettering = pooled ? HEAD : Lettering.SMALL;
    double next = sheet.paragraph(row.name(), Sheet.MARGIN, y, nameWidth + 0.5, lettering);
    sheet.text(new Point(nRight, base), Integer.toString(row.n()), lettering.end());
    sheet.text(new Point(textLeft, base), row.estimate().shortText(), lettering);
    if (row.weight().isPresent()) {
      String share = NumberText.fixed(100 * row.weight().getAsDouble(), 1) + "%";
      sheet.text(new Point(Sheet.RIGHT, base), share, lettering.end());
    }
    sheet.describe("%s: n = %s, %s".formatted(row.name(), row.n(), row.estimate().text()));
    return next + PADDING / 2;
  }

  private void mark(Row row, double y, boolean pooled) {
    Estimate estimate = row.estimate();
    if (!estimate.known()) {
      return;
    }
    Colour colour = Palette.series(0);
    double x = axis.within(estimate.value());
    if (pooled && estimate.limited() && axis.holds(estimate.value())) {
      double low = axis.within(estimate.lower());
      double high = axis.within(estimate.upper());
      List<Point> diamond =
          List.of(new Point(low, y), new Point(x, y - 6), new Point(high, y), new Point(x, y + 6));
      sheet.area(diamond, Fill.of(Palette.series(1)));
      return;
    }
    if (estimate.limited()) {
      limit(x, axis.within(estimate.lower()), y, !axis.holds(estimate.lower()));
      limit(x, axis.within(estimate.upper()), y, !axis.holds(estimate.upper()));
    }
    double half = 3 + 4 * Math.sqrt(row.weight().orElse(0.1));
    if (axis.holds(estimate.value())) {
      sheet.box(x - half, y - half, 2 * half, 2 * half, Fill.of(colour));
    }
  }

  /** A line to a limit, with an arrow where it goes on. */
  private void limit(double x, double end, double y, boolean beyond) {
    Pen pen = Pen.of(Palette.series(0), 1.6);
    sheet.segment(x, y, end, y, pen);
    if (beyond) {
      double back = end > (axis.from() + axis.to()) / 2 ? -6 : 6;
      List<Point> arrow =
          List.of(new Point(end, y), new Point(end + back, y - 4), new Point(end + back, y + 4));
      sheet.area(arrow, Fill.of(pen.colour()));
    } else {
      sheet.segment(end, y - 3, end, y + 3, pen);
    }
  }

  private double drawAxis(double y) {
    sheet.segment(axis.from(), y, axis.to(), y, Pen.AXIS);
    for (Tick tick : axis.ticksAcross(Lettering.SMALL, 20)) {
      double x = axis.at(tick.value());
      sheet.segment(x, y, x, y + 5, Pen.AXIS);
      sheet.text(new Point(x, y + 18), tick.label(), Lettering.SMALL.middle());
    }
    boolean ratios = plot.scale() == Scale.LOGARITHMIC;
    String label = plot.measure() + (ratios ? " (log scale)" : "");
    double middle = (axis.from() + axis.to()) / 2;
    double room = 2 * Math.min(middle - Sheet.MARGIN, Sheet.RIGHT - middle);
    return sheet.paragraph(label, middle, y + 23, room, Lettering.LABEL.middle()) + 4;
  }

  private double remarks(double top) {
    String line = "Dashed line: %s.".formatted(NumberText.plain(plot.reference()));
    boolean unknown = all.stream().anyMatch(row -> !row.estimate().limited());
    boolean beyond =
        all.stream()
            .map(Row::estimate)
            .anyMatch(e -> e.limited() && !(axis.holds(e.lower()) && axis.holds(e.upper())));
    String arrows = beyond ? " Arrows: the CI goes on." : "";
    String missing = unknown ? " n. e.: not estimable, not drawn." : "";
    return sheet.note(line + arrows + missing, top);
  }
}
