package org.tacescore.segio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers in text, apart by white space or commas, as the little-endian bytes of their type. */
final class NumbersAsText extends InputStream {

  /** No number needs more characters. */
  private static final int LONGEST = 64;

  private final InputStream text;
  private final VoxelType type;
  private final ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).limit(0);

  NumbersAsText(InputStream text, VoxelType type) {
    this.text = text;
    this.type = type;
  }

  @Override
  public int read() throws IOException {
    if (!number.hasRemaining()) {
      String token = token();
      if (token.isEmpty()) {
        return -1;
      }
      number.clear().limit(type.bytes());
      type.put(number, token);
      number.rewind();
    }
    return number.get() & 0xFF;
  }

  private String token() throws IOException {
    int next = text.read();
    while (next >= 0 && isBetween(next)) {
      next = text.read();
    }
    StringBuilder token = new StringBuilder();
    for (; next >= 0 && !isBetween(next); next = text.read()) {
      token.append((char) next);
      if (token.length() > LONGEST) {
        throw NrrdHeader.unreadable("an NRRD voxel is no number");
      }
    }
    return token.toString();
  }

  private static boolean isBetween(int character) {
    return character == ',' || Character.isWhitespace(character);
  }
}
