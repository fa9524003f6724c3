package org.tacescore.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The characters that pages can show: those of Liberation Sans, and behind it Noto Sans SC with
 * Chinese characters and Japanese syllables. There are no Korean syllables and no scripts that need
 * shaping.
 */
public final class PageGlyphs {
  /** Stands where a character cannot be shown. */
  public static final String MISSING = "\u25A1";

  private static final int LAST = 0x10FFFF;

  private PageGlyphs() {}

  /** The text with {@link #MISSING} in place of what no font of the page has. */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (has(c)) {
                shown.appendCodePoint(c);
              } else {
                shown.append(MISSING);
              }
            });
    return shown.toString();
  }

  /** Whether the text has a character that the first font lacks. */
  static boolean needsWide(String text) {
    return !text.codePoints().allMatch(PageGlyphs::isBasic);
  }

  private static boolean has(int character) {
    return isBasic(character) || Wide.CHARACTERS.get(character);
  }

  private static boolean isBasic(int character) {
    return character == '\n' || Basic.CHARACTERS.get(character);
  }

  private static BitSet read(String resource) {
    QuietLog.require();
    try (InputStream bytes = FontFile.open(resource);
        RandomAccessReadBuffer file = RandomAccessReadBuffer.createBufferFromStream(bytes);
        TrueTypeFont font = new TTFParser().parse(file)) {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      BitSet characters = new BitSet();
      for (int c = ' '; c <= LAST; c++) {
        if (glyphs.getGlyphId(c) != 0) {
          characters.set(c);
        }
      }
      return characters;
    } catch (IOException e) {
      throw new UnprintablePageException("a font of the page could not be read: " + resource, e);
    }
  }

  /** Read when first asked for. */
  private static final class Basic {
    private static final BitSet CHARACTERS = read(HtmlPdf.BASIC.formatted("Regular"));
  }

  /** Ten megabytes, read when a text first needs them. */
  private static final class Wide {
    private static final BitSet CHARACTERS = read(HtmlPdf.WIDE.formatted("Regular"));
  }
}
