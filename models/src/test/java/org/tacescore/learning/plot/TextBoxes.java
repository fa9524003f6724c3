package org.tacescore.learning.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Keeps where texts stand, by the metrics of this machine's fonts. */
final class TextBoxes implements Canvas {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  /** A text and its extent on the page. */
  record Box(String text, double size, Rectangle2D extent) {}

  private final List<Box> boxes = new ArrayList<>();

  static List<Box> of(Drawing drawing) {
    TextBoxes canvas = new TextBoxes();
    drawing.replay(canvas);
    return canvas.boxes;
  }

  static double width(String text, Lettering lettering) {
    return Java2dCanvas.font(lettering).getStringBounds(text, CONTEXT).getWidth();
  }

  @Override
  public void line(List<Point> points, Pen pen) {}

  @Override
  public void area(List<Point> corners, Fill fill) {}

  @Override
  public void dot(Point centre, double radius, Fill fill) {}

  @Override
  public void text(Point at, String text, Lettering lettering) {
    Font font = Java2dCanvas.font(lettering);
    Rectangle2D ink = font.createGlyphVector(CONTEXT, text).getVisualBounds();
    double width = width(text, lettering);
    double shift =
        switch (lettering.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    Rectangle2D extent =
        lettering.upwards()
            ? new Rectangle2D.Double(
                at.x() + ink.getY(), at.y() - shift - width, ink.getHeight(), width)
            : new Rectangle2D.Double(at.x() + shift, at.y() + ink.getY(), width, ink.getHeight());
    boxes.add(new Box(text, lettering.size(), extent));
  }
}
