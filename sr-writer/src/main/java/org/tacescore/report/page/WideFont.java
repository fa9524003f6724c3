package org.tacescore.report.page;

import java.nio.ByteBuffer;

/**
 * The font of Chinese characters, without the radicals that share their letters.
 *
 * <p>A radical such as U+2F2D and the character U+5C71 are one glyph of the font. Of a glyph's
 * characters a PDF names the first, so that a name would be found and copied as radicals. Hence the
 * font's map of characters forgets the radicals.
 *
 * <p>Source: OpenType specification, table directory and {@code cmap} format 12.
 */
final class WideFont {
  private static final int CMAP = 0x636D6170;
  private static final int FIRST_RADICAL = 0x2E80;
  private static final int LAST_RADICAL = 0x2FDF;

  private WideFont() {}

  /** Takes the radicals out of the map of a TrueType file, in place. */
  static void forgetRadicals(byte[] font) {
    ByteBuffer file = ByteBuffer.wrap(font);
    int tables = file.getShort(4);
    for (int i = 0; i < tables; i++) {
      int entry = 12 + 16 * i;
      if (file.getInt(entry) == CMAP) {
        forgetIn(file, file.getInt(entry + 8));
      }
    }
  }

  private static void forgetIn(ByteBuffer file, int cmap) {
    int maps = file.getShort(cmap + 2);
    for (int i = 0; i < maps; i++) {
      int map = cmap + file.getInt(cmap + 4 + 8 * i + 4);
      if (file.getShort(map) == 12) {
        forgetGroups(file, map);
      }
    }
  }

  /** A group of characters becomes its first one, without a glyph. */
  private static void forgetGroups(ByteBuffer file, int map) {
    int groups = file.getInt(map + 12);
    for (int i = 0; i < groups; i++) {
      int group = map + 16 + 12 * i;
      int first = file.getInt(group);
      if (first >= FIRST_RADICAL && file.getInt(group + 4) <= LAST_RADICAL) {
        file.putInt(group + 4, first);
        file.putInt(group + 8, 0);
      }
    }
  }
}
