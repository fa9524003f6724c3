package org.tacescore.report.page;

import java.nio.ByteBuffer;

/**
 * A font without what pages do not need and each document would read or search anew: ligatures,
 * which PDFBox looks for in each piece of text by regular expressions that it makes for it, and all
 * maps of characters but the one with most. Together they took a third of the time of a page.
 *
 * <p>Source: OpenType specification, table directory, {@code cmap} header.
 */
final class LeanFont {
  private static final int SUBSTITUTIONS = 0x47535542;
  private static final int CHARACTERS = 0x636D6170;
  private static final int WINDOWS = 3;
  private static final int RECORD = 8;

  /** A name that no table has. */
  private static final int FORGOTTEN = 0x2D2D2D2D;

  private LeanFont() {}

  /** Takes both out of a TrueType file, in place. */
  static void forget(byte[] font) {
    ByteBuffer file = ByteBuffer.wrap(font);
    int tables = file.getShort(4);
    for (int i = 0; i < tables; i++) {
      int entry = 12 + 16 * i;
      int name = file.getInt(entry);
      if (name == SUBSTITUTIONS) {
        file.putInt(entry, FORGOTTEN);
      } else if (name == CHARACTERS) {
        keepLargest(file, file.getInt(entry + 8));
      }
    }
  }

  /** Records are ordered by platform and encoding: the last of Windows has most. */
  private static void keepLargest(ByteBuffer file, int cmap) {
    int maps = file.getShort(cmap + 2);
    for (int i = maps - 1; i >= 0; i--) {
      int record = cmap + 4 + RECORD * i;
      if (file.getShort(record) == WINDOWS) {
        file.putLong(cmap + 4, file.getLong(record));
        file.putShort(cmap + 2, (short) 1);
        return;
      }
    }
  }
}
