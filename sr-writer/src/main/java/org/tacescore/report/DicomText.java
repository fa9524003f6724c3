package org.tacescore.report;

import org.aoju.bus.image.galaxy.data.VR;

/**
 * Text that keeps the rules of its value representation (PS3.5 table 6.2-1): no control characters,
 * no backslash where it would part values, and short enough.
 *
 * <p>The standard's lengths count characters. Validators and archives exist that count bytes, so
 * both are kept: as many whole characters as fit into the limit as UTF-8 bytes.
 */
public final class DicomText {
  private DicomText() {}

  /**
   * The text as a value.
   *
   * @param vr one of SH, LO, UC, ST, LT, UT
   */
  public static String fit(String text, VR vr) {
    boolean lines = vr == VR.UT || vr == VR.LT || vr == VR.ST;
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().map(c -> allowed(c, lines)).forEach(kept::appendCodePoint);
    String clean = kept.toString().strip();
    return cut(clean, limit(vr)).stripTrailing();
  }

  private static String cut(String text, int bytes) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += utf8Length(character);
      if (used > bytes) {
        return text.substring(0, end);
      }
      end += Character.charCount(character);
    }
    return text;
  }

  /** RFC 3629 section 3. */
  private static int utf8Length(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }

  private static int allowed(int character, boolean lines) {
    if (character == '\n' && lines) {
      return character;
    }
    boolean partsValues = character == '\\' && !lines;
    boolean loneSurrogate = character >= 0xD800 && character <= 0xDFFF;
    if (partsValues || loneSurrogate) {
      return partsValues ? '/' : '?';
    }
    return Character.isISOControl(character) ? ' ' : character;
  }

  private static int limit(VR vr) {
    return switch (vr) {
      case SH -> 16;
      case LO -> 64;
      case ST -> 1024;
      case LT -> 10240;
      case UC, UT -> Integer.MAX_VALUE;
      default -> throw new IllegalArgumentException("not a text value representation: " + vr);
    };
  }
}
