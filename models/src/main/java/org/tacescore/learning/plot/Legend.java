package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.List;

/** What lines and marks mean, below a drawing. */
final class Legend {
  private static final double SAMPLE = 26;

  private record Entry(Pen pen, boolean dotted, String text) {}

  private final List<Entry> entries = new ArrayList<>();

  /** A line's meaning. */
  Legend line(Pen pen, String text) {
    entries.add(new Entry(pen, false, text));
    return this;
  }

  /** A point's meaning. */
  Legend dot(Colour colour, String text) {
    entries.add(new Entry(Pen.of(colour, 1), true, text));
    return this;
  }

  /**
   * Draws it from here down.
   *
   * @return where the next thing may stand
   */
  double draw(Sheet sheet, double top) {
    double y = top;
    for (Entry entry : entries) {
      double middle = y + 8;
      if (entry.dotted) {
        sheet.dot(new Point(Sheet.MARGIN + SAMPLE / 2, middle), 4, Fill.of(entry.pen.colour()));
      } else {
        sheet.segment(Sheet.MARGIN, middle, Sheet.MARGIN + SAMPLE, middle, entry.pen);
      }
      double x = Sheet.MARGIN + SAMPLE + 8;
      y = sheet.paragraph(entry.text, x, y, Sheet.RIGHT - x, Lettering.LABEL);
      sheet.describe(entry.text);
    }
    return y + 2;
  }
}
