package org.tacescore.report.image;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Text as outlines of Liberation Sans, read from the font's own file: neither the machine's fonts
 * nor its font engine have a part in it, so that a picture is the same everywhere.
 */
final class Letters {
  static final Letters REGULAR = new Letters("/liberation/LiberationSans-Regular.ttf");
  static final Letters BOLD = new Letters("/liberation/LiberationSans-Bold.ttf");

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  private Letters(String resource) {
    try (InputStream bytes =
        Objects.requireNonNull(Letters.class.getResourceAsStream(resource), resource)) {
      font = new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(bytes));
      glyphs = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UndrawablePictureException("the font cannot be read: " + resource, e);
    }
  }

  /** The text's outline, its base line beginning at a point; y grows downwards. */
  Path2D outline(String text, double x, double y, double size) {
    double scale = size / unitsPerEm;
    Path2D line = new Path2D.Double();
    double at = x;
    for (int glyph : glyphsOf(text)) {
      AffineTransform place = new AffineTransform(scale, 0, 0, -scale, at, y);
      line.append(path(glyph).getPathIterator(place), false);
      at += advance(glyph) * scale;
    }
    return line;
  }

  /** How wide the text is. */
  double width(String text, double size) {
    double units = 0;
    for (int glyph : glyphsOf(text)) {
      units += advance(glyph);
    }
    return units * size / unitsPerEm;
  }

  /** The text, or as much of its beginning as has room, with an ellipsis. */
  String fitted(String text, double size, double room) {
    if (width(text, size) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end).stripTrailing() + "…", size) > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  /** Characters that the font lacks are its box for such. */
  private int[] glyphsOf(String text) {
    return text.codePoints().map(glyphs::getGlyphId).toArray();
  }

  /** The font reads its glyphs from one stream when they are first asked for. */
  private synchronized Path2D path(int glyph) {
    try {
      GlyphData data = font.getGlyph().getGlyph(glyph);
      return data == null ? new Path2D.Double() : data.getPath();
    } catch (IOException e) {
      throw new UndrawablePictureException("glyph %d cannot be read".formatted(glyph), e);
    }
  }

  private synchronized int advance(int glyph) {
    try {
      return font.getAdvanceWidth(glyph);
    } catch (IOException e) {
      throw new UndrawablePictureException("glyph %d cannot be read".formatted(glyph), e);
    }
  }
}
