package org.tacescore.segio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/** How the voxels of an NRRD file are written. */
enum NrrdEncoding {
  RAW,
  GZIP,
  ASCII,
  HEX;

  private static final int BUFFER = 1 << 16;

  static NrrdEncoding parse(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "raw" -> RAW;
      case "gzip", "gz" -> GZIP;
      case "ascii", "text", "txt" -> ASCII;
      case "hex" -> HEX;
      default ->
          throw new RefusedException(
              Refusal.UNSUPPORTED_FORMAT,
              "NRRD encoding %s; raw, gzip, ascii and hex are read".formatted(name));
    };
  }

  /** The bytes of the voxels; text becomes little-endian. The stream is not closed. */
  InputStream values(InputStream in, VoxelType type) throws IOException {
    return switch (this) {
      case RAW -> in;
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case ASCII -> new NumbersAsText(in, type);
      case HEX -> new HexDigits(in);
    };
  }

  /** Pairs of digits, white space between them ignored. */
  private static final class HexDigits extends InputStream {
    private final InputStream text;

    HexDigits(InputStream text) {
      this.text = text;
    }

    @Override
    public int read() throws IOException {
      int high = digit();
      int low = high < 0 ? -1 : digit();
      return low < 0 ? -1 : high << 4 | low;
    }

    private int digit() throws IOException {
      int next = text.read();
      while (next >= 0 && Character.isWhitespace(next)) {
        next = text.read();
      }
      int digit = Character.digit(next, 16);
      if (next >= 0 && digit < 0) {
        throw NrrdHeader.unreadable("NRRD hex voxels hold another character than hex digits");
      }
      return digit;
    }
  }
}
