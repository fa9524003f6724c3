package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A page while it is drawn: keeps the marks, and the sentences that describe them. */
final class Sheet implements Canvas {
  static final double WIDTH = 600;
  static final double MARGIN = 12;
  static final double RIGHT = WIDTH - MARGIN;
  private static final String NOTICE = "Research use only. Not for clinical decisions.";

  private final List<Consumer<Canvas>> marks = new ArrayList<>();
  private final StringBuilder description = new StringBuilder();
  private final String title;
  private final double top;

  Sheet(String title) {
    this.title = clean(title);
    this.top = paragraph(title, MARGIN, MARGIN, RIGHT - MARGIN, Lettering.TITLE) + 8;
  }

  /** Where the drawing below the title begins. */
  double top() {
    return top;
  }

  void describe(String sentence) {
    description.append(clean(sentence)).append(sentence.endsWith(".") ? " " : ". ");
  }

  /**
   * Writes lines from here down.
   *
   * @return where the next thing may stand
   */
  double paragraph(String text, double x, double y, double width, Lettering lettering) {
    double next = y;
    for (String line : TextWidth.wrap(clean(text), lettering, width)) {
      text(new Point(x, next + lettering.size()), line, lettering);
      next += lettering.lineHeight();
    }
    return next;
  }

  /** A remark below the drawing, which also stands in the description. */
  double note(String text, double y) {
    describe(text);
    return paragraph(text, MARGIN, y, RIGHT - MARGIN, Lettering.LABEL);
  }

  void segment(double x1, double y1, double x2, double y2, Pen pen) {
    line(List.of(new Point(x1, y1), new Point(x2, y2)), pen);
  }

  /** An upright interval with a short line at each end. */
  void limits(double x, double low, double high, Pen pen) {
    segment(x, low, x, high, pen);
    segment(x - 4, low, x + 4, low, pen);
    segment(x - 4, high, x + 4, high, pen);
  }

  void box(double x, double y, double width, double height, Fill fill) {
    area(corners(x, y, width, height), fill);
  }

  void outline(double x, double y, double width, double height, Pen pen) {
    List<Point> round = new ArrayList<>(corners(x, y, width, height));
    round.add(round.get(0));
    line(round, pen);
  }

  private static List<Point> corners(double x, double y, double width, double height) {
    return List.of(
        new Point(x, y),
        new Point(x + width, y),
        new Point(x + width, y + height),
        new Point(x, y + height));
  }

  /** Ends the page below this place. */
  Drawing finish(double bottom) {
    double y = bottom + 8;
    double end = paragraph(NOTICE, MARGIN, y, RIGHT - MARGIN, Lettering.SMALL.in(Colour.GREY));
    describe(NOTICE);
    return new Drawing(title, description.toString().strip(), Math.ceil(end + 4), marks);
  }

  @Override
  public void line(List<Point> points, Pen pen) {
    List<Point> kept = List.copyOf(points);
    if (kept.size() > 1) {
      marks.add(canvas -> canvas.line(kept, pen));
    }
  }

  @Override
  public void area(List<Point> corners, Fill fill) {
    List<Point> kept = List.copyOf(corners);
    if (kept.size() > 2) {
      marks.add(canvas -> canvas.area(kept, fill));
    }
  }

  @Override
  public void dot(Point centre, double radius, Fill fill) {
    marks.add(canvas -> canvas.dot(centre, radius, fill));
  }

  @Override
  public void text(Point at, String text, Lettering lettering) {
    String cleaned = clean(text);
    if (!cleaned.isBlank()) {
      marks.add(canvas -> canvas.text(at, cleaned, lettering));
    }
  }

  /** Without what XML does not allow, and in one line. */
  private static String clean(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints().forEach(letter -> kept.appendCodePoint(allowed(letter)));
    return kept.toString();
  }

  private static int allowed(int letter) {
    if (letter == '\t' || letter == '\n' || letter == '\r') {
      return ' ';
    }
    boolean lone = letter >= 0xD800 && letter <= 0xDFFF;
    boolean bad = letter < 0x20 || (letter >= 0x7F && letter < 0xA0) || (letter & 0xFFFE) == 0xFFFE;
    return lone || bad ? 0xFFFD : letter;
  }
}
