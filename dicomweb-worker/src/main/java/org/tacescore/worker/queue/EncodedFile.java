package org.tacescore.worker.queue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The bytes of a Part 10 file; they do not change. */
public final class EncodedFile {
  private final byte[] bytes;

  private EncodedFile(byte[] bytes) {
    this.bytes = bytes;
  }

  public static EncodedFile of(byte[] bytes) {
    return new EncodedFile(bytes.clone());
  }

  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  public int length() {
    return bytes.length;
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }
}
