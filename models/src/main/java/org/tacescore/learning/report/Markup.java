package org.tacescore.learning.report;

import java.util.ArrayDeque;
import java.util.Deque;
import org.tacescore.learning.plot.Drawing;

/** Writes XHTML: every text is escaped, and every element that is opened is closed. */
final class Markup {
  private static final double DRAWING_WIDTH = 600;

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are names and values in turn. */
  Markup open(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    open.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  Markup text(String text) {
    out.append(escape(text));
    return this;
  }

  /** An element that holds only a text. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** A drawing's SVG, which is markup of our own, so wide in print. */
  Markup svg(Drawing drawing, int width) {
    String document = drawing.svg();
    // A browser finds the height by itself, the printing library does not.
    long height = Math.round(drawing.height() * width / DRAWING_WIDTH);
    out.append("<svg style=\"width: %dpx; height: %dpx\"".formatted(width, height));
    out.append(document.substring(document.indexOf("<svg") + "<svg".length()));
    return this;
  }

  /** A style sheet of our own. */
  Markup style(String sheet) {
    return element("style", sheet.replace("&", "and").replace("<", ""), "type", "text/css");
  }

  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  /** Characters that XML 1.0 does not have become a question mark. */
  private static String escape(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(allowed(c) ? c : '?');
              }
            });
    return safe.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
