package org.tacescore.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The bits of a JPEG scan: stuffed zeros are dropped, a marker ends them (ISO/IEC 10918-1 F.2.2.5).
 */
final class JpegBits {
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;

  private final ByteBuffer in;
  private long held;
  private int count;

  /** Bits beyond the last, which may be looked at and not taken. */
  private int invented;

  JpegBits(ByteBuffer in) {
    this.in = in;
  }

  /** The next 16 bits, not yet taken. */
  int peek16() {
    fill();
    return (int) (held >>> count - 16) & 0xFFFF;
  }

  /** At most 16 bits. */
  int take(int bits) throws IOException {
    fill();
    count -= bits;
    if (count < invented) {
      throw new IOException("the JPEG scan ends too early");
    }
    return (int) (held >>> count) & (1 << bits) - 1;
  }

  /** Drops the rest of the byte and the restart marker behind it. */
  void restart() throws IOException {
    boolean isWhole = count - invented < 8;
    if (!isWhole
        || in.remaining() < 2
        || (in.get() & 0xFF) != 0xFF
        || !isRestart(in.get() & 0xFF)) {
      throw new IOException("no restart marker where one is due");
    }
    held = 0;
    count = 0;
    invented = 0;
  }

  private static boolean isRestart(int marker) {
    return marker >= FIRST_RESTART && marker <= LAST_RESTART;
  }

  private void fill() {
    while (count <= 48) {
      int next = nextByte();
      held = held << 8 | next & 0xFF;
      count += 8;
      if (next < 0) {
        invented += 8;
      }
    }
  }

  /** The next byte, or -1 at a marker or the end. */
  private int nextByte() {
    if (invented > 0 || !in.hasRemaining()) {
      return -1;
    }
    int at = in.position();
    int value = in.get(at) & 0xFF;
    if (value != 0xFF) {
      in.position(at + 1);
      return value;
    }
    if (in.remaining() >= 2 && in.get(at + 1) == 0) {
      in.position(at + 2);
      return value;
    }
    return -1;
  }
}
