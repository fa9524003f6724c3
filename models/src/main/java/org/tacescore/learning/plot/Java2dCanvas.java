package org.tacescore.learning.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.List;

/** Draws by Java 2D; needs no display. */
final class Java2dCanvas implements Canvas {
  private final Graphics2D graphics;

  Java2dCanvas(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  static Font font(Lettering lettering) {
    Font base = new Font(Font.SANS_SERIF, lettering.bold() ? Font.BOLD : Font.PLAIN, 1);
    return base.deriveFont((float) lettering.size());
  }

  @Override
  public void line(List<Point> points, Pen pen) {
    graphics.setColor(colour(new Fill(pen.colour(), 1)));
    graphics.setStroke(stroke(pen));
    graphics.draw(path(points));
  }

  @Override
  public void area(List<Point> corners, Fill fill) {
    Path2D path = path(corners);
    path.closePath();
    graphics.setColor(colour(fill));
    graphics.fill(path);
  }

  @Override
  public void dot(Point centre, double radius, Fill fill) {
    graphics.setColor(colour(fill));
    double size = 2 * radius;
    graphics.fill(new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, size, size));
  }

  @Override
  public void text(Point at, String text, Lettering lettering) {
    graphics.setColor(colour(Fill.of(lettering.colour())));
    graphics.setFont(font(lettering));
    double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
    double shift =
        switch (lettering.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    AffineTransform before = graphics.getTransform();
    graphics.translate(at.x(), at.y());
    if (lettering.upwards()) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.drawString(text, (float) shift, 0f);
    graphics.setTransform(before);
  }

  private static Color colour(Fill fill) {
    Colour colour = fill.colour();
    return new Color(
        colour.red(), colour.green(), colour.blue(), (int) Math.round(255 * fill.opacity()));
  }

  private static BasicStroke stroke(Pen pen) {
    float width = (float) pen.width();
    List<Integer> lengths = pen.dash().lengths();
    if (lengths.isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }
    float[] dash = new float[lengths.size()];
    for (int i = 0; i < dash.length; i++) {
      dash[i] = lengths.get(i);
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dash, 0);
  }

  private static Path2D path(List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    for (Point point : points.subList(1, points.size())) {
      path.lineTo(point.x(), point.y());
    }
    return path;
  }
}
