package org.tacescore.learning.plot;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes SVG 1.1; numbers have two decimals. */
final class SvgCanvas implements Canvas {
  private final StringBuilder out = new StringBuilder();

  SvgCanvas(String title, String description, double height) {
    String size = "width=\"%s\" height=\"%s\"".formatted(px(Sheet.WIDTH), px(height));
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\" ")
        .append(size)
        .append(" viewBox=\"0 0 %s %s\"".formatted(px(Sheet.WIDTH), px(height)))
        .append(" font-family=\"sans-serif\">\n");
    out.append("<title>").append(escape(title)).append("</title>\n");
    out.append("<desc>").append(escape(description)).append("</desc>\n");
    out.append("<rect %s fill=\"#ffffff\"/>\n".formatted(size));
  }

  String finish() {
    return out + "</svg>\n";
  }

  @Override
  public void line(List<Point> points, Pen pen) {
    out.append("<polyline fill=\"none\" stroke=\"").append(pen.colour().hex());
    out.append("\" stroke-width=\"").append(px(pen.width())).append('"');
    if (pen.dash() != Dash.SOLID) {
      String lengths =
          pen.dash().lengths().stream().map(String::valueOf).collect(Collectors.joining(","));
      out.append(" stroke-dasharray=\"").append(lengths).append('"');
    }
    points(points);
  }

  @Override
  public void area(List<Point> corners, Fill fill) {
    out.append("<polygon");
    fill(fill);
    points(corners);
  }

  @Override
  public void dot(Point centre, double radius, Fill fill) {
    out.append("<circle cx=\"").append(px(centre.x())).append("\" cy=\"").append(px(centre.y()));
    out.append("\" r=\"").append(px(radius)).append('"');
    fill(fill);
    out.append("/>\n");
  }

  @Override
  public void text(Point at, String text, Lettering lettering) {
    String x = px(at.x());
    String y = px(at.y());
    out.append("<text x=\"%s\" y=\"%s\" font-size=\"%s\"".formatted(x, y, px(lettering.size())));
    if (lettering.bold()) {
      out.append(" font-weight=\"bold\"");
    }
    if (lettering.anchor() != Lettering.Anchor.START) {
      String anchor = lettering.anchor().name().toLowerCase(Locale.ROOT);
      out.append(" text-anchor=\"").append(anchor).append('"');
    }
    if (lettering.upwards()) {
      out.append(" transform=\"rotate(-90 %s %s)\"".formatted(x, y));
    }
    out.append(" fill=\"").append(lettering.colour().hex()).append("\">");
    out.append(escape(text)).append("</text>\n");
  }

  private void fill(Fill fill) {
    out.append(" fill=\"").append(fill.colour().hex()).append('"');
    if (fill.opacity() < 1) {
      out.append(" fill-opacity=\"").append(px(fill.opacity())).append('"');
    }
  }

  private void points(List<Point> points) {
    out.append(" points=\"");
    for (int i = 0; i < points.size(); i++) {
      out.append(i == 0 ? "" : " ").append(px(points.get(i).x()));
      out.append(',').append(px(points.get(i).y()));
    }
    out.append("\"/>\n");
  }

  /** At most two decimals, without trailing zeros, the same in every locale. */
  private static String px(double value) {
    long hundredths = Math.round(value * 100);
    long part = Math.abs(hundredths % 100);
    String sign = hundredths < 0 ? "-" : "";
    String whole = sign + Math.abs(hundredths / 100);
    if (part == 0) {
      return whole;
    }
    return whole + "." + (part % 10 == 0 ? "" + part / 10 : (part < 10 ? "0" : "") + part);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
