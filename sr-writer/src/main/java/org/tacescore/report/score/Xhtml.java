package org.tacescore.report.score;

import java.util.List;
import java.util.regex.Pattern;
import org.tacescore.report.page.PageGlyphs;

/** Writes well-formed XHTML; text is escaped, and what no font has is shown as such. */
final class Xhtml {
  /** No line ends in a decimal without a zero before it, as papers write them, nor before a %. */
  private static final Pattern NUMBERS =
      Pattern.compile("(?<![\\p{L}\\p{N}.,])(?:[.]\\p{N}+|\\p{N}+(?:[.,]\\p{N}+)? %)");

  private static final int SHORT = 8;

  private final StringBuilder page = new StringBuilder(1 << 15);
  private boolean lacksLetters;

  /** Whether a character of some text could not be shown. */
  boolean lacksLetters() {
    return lacksLetters;
  }

  Xhtml raw(String markup) {
    page.append(markup).append('\n');
    return this;
  }

  Xhtml open(String element, String style) {
    page.append('<').append(element).append(" class=\"").append(style).append("\">");
    return this;
  }

  Xhtml close(String element) {
    page.append("</").append(element).append(">\n");
    return this;
  }

  Xhtml text(String text) {
    String clean = text.strip();
    String shown = PageGlyphs.printable(withoutControls(clean));
    lacksLetters |= !shown.equals(withoutControls(clean));
    page.append(NUMBERS.matcher(escape(shown)).replaceAll("<span class=\"nb\">$0</span>"));
    return this;
  }

  /** An element with text; nothing where the text is empty. */
  Xhtml element(String element, String style, String text) {
    return text.isBlank() ? this : open(element, style).text(text).close(element);
  }

  /** A table with a head; nothing where there are no rows. */
  Xhtml table(String style, List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return this;
    }
    open("table", style).raw("<thead><tr>");
    head.forEach(cell -> open("th", "c").text(cell).close("th"));
    raw("</tr></thead><tbody>");
    for (List<String> row : rows) {
      raw("<tr>");
      row.forEach(cell -> open("td", "c").text(cell).close("td"));
      raw("</tr>");
    }
    return raw("</tbody></table>");
  }

  /** As {@link #section(String, String, List, List)}, with columns of one width. */
  Xhtml section(String title, List<String> head, List<List<String>> rows) {
    return section("data", title, head, rows);
  }

  /** A title over a table, together on one sheet where the table is short. */
  Xhtml section(String columns, String title, List<String> head, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return this;
    }
    String style = rows.size() <= SHORT ? "together" : "long";
    return open("div", style).element("h2", "h", title).table(columns, head, rows).close("div");
  }

  private static String withoutControls(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().map(c -> isControl(c) ? ' ' : c).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character)
        || character == 0x2028
        || character == 0x2029
        || Character.getType(character) == Character.FORMAT
        || Character.getType(character) == Character.SURROGATE;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
