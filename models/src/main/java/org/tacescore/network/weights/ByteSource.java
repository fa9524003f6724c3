package org.tacescore.network.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tacescore.network.weights.InvalidWeightsException.Fault;

/** The bytes of a file or of an entry, read once from front to end. */
final class ByteSource {
  private static final int CHUNK = 1 << 20;

  private final String name;
  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];

  /**
   * @param name of the file, for messages
   * @param in stays the caller's to close
   */
  ByteSource(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** The next bytes, which must be there. */
  byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    require(count, bytes.length);
    return bytes;
  }

  /** The next values, which must be there and finite. */
  float[] values(String tensor, ElementType type, int count) throws IOException {
    float[] values = new float[count];
    int most = CHUNK / type.bytes();
    for (int start = 0; start < count; start += most) {
      int part = Math.min(most, count - start);
      type.get(buffer(part * type.bytes()), values, start, part);
    }
    for (int i = 0; i < count; i++) {
      if (!Float.isFinite(values[i])) {
        throw new InvalidWeightsException(
            Fault.NOT_FINITE,
            "%s: tensor %s holds %s at place %d".formatted(name, tensor, values[i], i));
      }
    }
    return values;
  }

  /** Passes over the next bytes, which must be there. */
  void skip(long count) throws IOException {
    for (long left = count; left > 0; left -= Math.min(left, CHUNK)) {
      buffer((int) Math.min(left, CHUNK));
    }
  }

  /** Whether nothing is left. */
  boolean ended() throws IOException {
    return in.read() < 0;
  }

  private ByteBuffer buffer(int count) throws IOException {
    require(count, in.readNBytes(chunk, 0, count));
    return ByteBuffer.wrap(chunk, 0, count).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void require(int count, int found) {
    if (found < count) {
      throw new InvalidWeightsException(
          Fault.TRUNCATED,
          "%s ends within its data; %d of %d bytes are there".formatted(name, found, count));
    }
  }
}
