package org.tacescore.network.weights;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tacescore.digest.Sha256;

/** A stream whose bytes are hashed as they are read. */
final class HashedStream extends FilterInputStream {
  private static final int CHUNK = 1 << 16;

  private final Sha256 digest = new Sha256();

  HashedStream(InputStream in) {
    super(in);
  }

  /** SHA-256 of a whole file, lower-case hexadecimal. */
  static String digestOf(Path file) throws IOException {
    try (HashedStream in = new HashedStream(Files.newInputStream(file))) {
      byte[] chunk = new byte[CHUNK];
      while (in.read(chunk) >= 0) {
        // Reading is all there is to do.
      }
      return in.digest();
    }
  }

  /** SHA-256 of all bytes read so far, lower-case hexadecimal; asked for once. */
  String digest() {
    return digest.hex();
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      digest.add(new byte[] {(byte) value});
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      digest.add(bytes, offset, count);
    }
    return count;
  }

  @Override
  public long skip(long count) {
    throw new UnsupportedOperationException("skipped bytes would not be hashed");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
