package org.tacescore.learning.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide a text gets at most, whichever sans-serif font writes it.
 *
 * <p>Widths in em, rounded up from the widest of the common fonts; so texts that do not overlap
 * here overlap nowhere, and a drawing does not depend on the fonts of the machine.
 */
final class TextWidth {
  private static final String NARROW = " ijlIJ|',.:;/\\";
  private static final String SLIM = "!()[]-ftr`\"*";
  private static final String WIDE = "#+=<>~^&w";
  private static final String WIDEST = "mWM@%";

  private TextWidth() {}

  /** In px. */
  static double of(String text, Lettering lettering) {
    double em = text.codePoints().mapToDouble(TextWidth::em).sum();
    return em * lettering.size() * (lettering.bold() ? 1.14 : 1);
  }

  /** The text, with an ellipsis for its middle where it is wider: names often differ at the end. */
  static String fit(String text, Lettering lettering, double width) {
    if (of(text, lettering) <= width) {
      return text;
    }
    int[] letters = text.codePoints().toArray();
    for (int kept = letters.length - 1; kept > 0; kept--) {
      int tail = kept / 2;
      String head = new String(letters, 0, kept - tail).stripTrailing();
      String cut = head + "…" + new String(letters, letters.length - tail, tail).stripLeading();
      if (of(cut, lettering) <= width) {
        return cut;
      }
    }
    return "…";
  }

  /** In lines no wider; broken at spaces, words too long within. At least one line. */
  static List<String> wrap(String text, Lettering lettering, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (of(longer, lettering) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = breakWord(word, lettering, width, lines);
    }
    lines.add(line);
    return lines;
  }

  private static String breakWord(
      String word, Lettering lettering, double width, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (int letter : word.codePoints().toArray()) {
      String longer = line + Character.toString(letter);
      if (!line.isEmpty() && of(longer, lettering) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.appendCodePoint(letter);
    }
    return line.toString();
  }

  private static double em(int letter) {
    if (letter < 128) {
      return ascii((char) letter);
    }
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    if (Character.isIdeographic(letter) || letter >= 0x2E80) {
      return letter > 0xFFFF ? 1.4 : 1.05;
    }
    return Character.isLowerCase(letter) ? 0.75 : letter < 0x250 ? 0.8 : 1;
  }

  private static double ascii(char letter) {
    if (NARROW.indexOf(letter) >= 0) {
      return 0.34;
    }
    if (SLIM.indexOf(letter) >= 0) {
      return 0.46;
    }
    if (WIDE.indexOf(letter) >= 0) {
      return 0.84;
    }
    if (WIDEST.indexOf(letter) >= 0) {
      return 1;
    }
    return letter >= 'A' && letter <= 'Z' ? 0.79 : 0.64;
  }
}
