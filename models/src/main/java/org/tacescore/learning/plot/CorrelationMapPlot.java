package org.tacescore.learning.plot;

import java.util.List;
import org.tacescore.learning.plot.Axis.Tick;

/**
 * A heat map of correlations.
 *
 * @param measure which correlation, e.g. {@code Spearman's rho}
 * @param values a row a name, -1 to 1; NaN where not estimable
 */
public record CorrelationMapPlot(
    String title, String measure, List<String> names, List<List<Double>> values) implements Plot {
  private static final int MOST_NAMES = 1000;
  private static final double WIDEST_NAME = 150;
  private static final double LARGEST_CELL = 64;
  private static final double NUMBER_WIDTH = 37;
  private static final double NAME_HEIGHT = 14;

  /** One to 1,000 names, and a square of values. */
  public CorrelationMapPlot {
    names = List.copyOf(names);
    values = values.stream().map(List::copyOf).toList();
    int width = names.size();
    InvalidPlotException.require(
        width > 0 && width <= MOST_NAMES, "a map shows 1 to %d names, got %d", MOST_NAMES, width);
    InvalidPlotException.require(
        values.size() == width && values.stream().allMatch(row -> row.size() == width),
        "a map of %d names needs as many rows and columns",
        width);
    for (double value : values.stream().flatMap(List::stream).toList()) {
      InvalidPlotException.require(
          !(Math.abs(value) > 1 + 1e-9), "a correlation must be -1 to 1, got %s", value);
    }
  }

  @Override
  public Drawing drawing() {
    Sheet sheet = new Sheet(title);
    sheet.describe("Map of " + measure + " between " + names.size() + " variables");
    double left = Sheet.MARGIN + nameWidth() + 8;
    double cell = Math.min(LARGEST_CELL, (Sheet.RIGHT - left) / names.size());
    double top = sheet.top() + 4;
    drawCells(sheet, left, top, cell);
    drawNames(sheet, left, top, cell);
    double next = top + cell * names.size() + nameWidth() + 14;
    return sheet.finish(remarks(sheet, scale(sheet, next), cell));
  }

  private double remarks(Sheet sheet, double top, double cell) {
    double next = top;
    if (values.stream().flatMap(List::stream).anyMatch(value -> value.isNaN())) {
      next = sheet.note("Grey: not estimable.", next);
    }
    if (cell < NUMBER_WIDTH) {
      next = sheet.note("Values are not printed: the cells are too small for them.", next);
    }
    int stride = stride(cell);
    if (stride > 1) {
      next = sheet.note("Of the names every %sth is printed.".formatted(stride), next);
    }
    return next;
  }

  private double nameWidth() {
    double widest = 0;
    for (String name : names) {
      widest = Math.max(widest, TextWidth.of(name, Lettering.SMALL));
    }
    return Math.min(WIDEST_NAME, widest);
  }

  private static int stride(double cell) {
    return (int) Math.ceil(NAME_HEIGHT / cell);
  }

  private void drawCells(Sheet sheet, double left, double top, double cell) {
    for (int row = 0; row < names.size(); row++) {
      for (int column = 0; column < names.size(); column++) {
        double value = values.get(row).get(column);
        boolean unknown = Double.isNaN(value);
        Colour colour = unknown ? Colour.of(0xBDBDBD) : Palette.diverging(value);
        double x = left + column * cell;
        double y = top + row * cell;
        sheet.box(x, y, cell, cell, Fill.of(colour));
        if (cell >= NUMBER_WIDTH) {
          Colour ink = colour.luminance() < 0.179 ? Colour.WHITE : Colour.BLACK;
          String text = unknown ? "n. e." : NumberText.fixed(value, 2);
          Point at = new Point(x + cell / 2, y + cell / 2 + 4);
          sheet.text(at, text, Lettering.SMALL.middle().in(ink));
        }
      }
    }
    sheet.outline(left, top, cell * names.size(), cell * names.size(), Pen.of(Colour.GREY, 1));
  }

  private void drawNames(Sheet sheet, double left, double top, double cell) {
    double bottom = top + cell * names.size();
    for (int i = 0; i < names.size(); i += stride(cell)) {
      String name = TextWidth.fit(names.get(i), Lettering.SMALL, nameWidth() + 0.5);
      double middle = (i + 0.5) * cell + 4;
      sheet.text(new Point(left - 6, top + middle), name, Lettering.SMALL.end());
      Lettering upwards = Lettering.SMALL.end().turned();
      sheet.text(new Point(left + middle, bottom + 6), name, upwards);
    }
  }

  /** What the colours mean. */
  private double scale(Sheet sheet, double top) {
    Axis axis = Axis.linear(-1, 1, 180, 420);
    int parts = 40;
    for (int i = 0; i < parts; i++) {
      double value = -1 + 2 * (i + 0.5) / parts;
      double width = (axis.to() - axis.from()) / parts;
      double x = axis.from() + i * width;
      sheet.box(x, top, width, 12, Fill.of(Palette.diverging(value)));
    }
    sheet.outline(axis.from(), top, axis.to() - axis.from(), 12, Pen.of(Colour.GREY, 1));
    for (Tick tick : axis.ticks(5)) {
      double x = axis.at(tick.value());
      sheet.segment(x, top + 12, x, top + 16, Pen.AXIS);
      sheet.text(new Point(x, top + 28), tick.label(), Lettering.SMALL.middle());
    }
    Lettering label = Lettering.LABEL.middle();
    double room = Sheet.RIGHT - Sheet.MARGIN;
    return sheet.paragraph(measure, Sheet.WIDTH / 2, top + 34, room, label) + 4;
  }
}
