package org.tacescore.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A Huffman code of JPEG differences (ISO/IEC 10918-1 annex C, table H.2). */
final class JpegHuffmanCode {
  private static final int LONGEST = 16;

  /** For each 16 bits: length of the code they begin with x 256 + its category; 0 for none. */
  private final int[] codes;

  private JpegHuffmanCode(int[] codes) {
    this.codes = codes;
  }

  /** Reads counts and values of a DHT segment. */
  static JpegHuffmanCode read(ByteBuffer segment) throws IOException {
    if (segment.remaining() < LONGEST) {
      throw new IOException("a Huffman table that ends too early");
    }
    byte[] counts = new byte[LONGEST];
    segment.get(counts);
    int[] codes = new int[1 << LONGEST];
    int at = 0;
    for (int length = 1; length <= LONGEST; length++) {
      for (int i = counts[length - 1] & 0xFF; i > 0; i--) {
        int end = at + (1 << LONGEST - length);
        if (end > codes.length || !segment.hasRemaining()) {
          throw new IOException("a Huffman table with too many codes");
        }
        int category = segment.get() & 0xFF;
        if (category > LONGEST) {
          throw new IOException("a Huffman table with category " + category);
        }
        Arrays.fill(codes, at, end, length << 8 | category);
        at = end;
      }
    }
    return new JpegHuffmanCode(codes);
  }

  /** The next difference, -32767..32768. */
  int difference(JpegBits bits) throws IOException {
    int code = codes[bits.peek16()];
    if (code == 0) {
      throw new IOException("bits that are no Huffman code");
    }
    bits.take(code >> 8);
    int category = code & 0xFF;
    if (category == LONGEST) {
      return 1 << LONGEST - 1;
    }
    int value = bits.take(category);
    boolean isNegative = category > 0 && value < 1 << category - 1;
    return isNegative ? value - (1 << category) + 1 : value;
  }
}
