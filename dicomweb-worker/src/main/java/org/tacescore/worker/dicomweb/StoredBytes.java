package org.tacescore.worker.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes of the store on their way to a client. */
final class StoredBytes {

  /**
   * What a connection takes at once. Of a longer write the rest would be copied anew for each of
   * its steps.
   */
  private static final int CHUNK = 1 << 16;

  private StoredBytes() {}

  static void copy(Path file, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        out.write(chunk, 0, count);
      }
    }
  }

  static void write(byte[] bytes, OutputStream out) throws IOException {
    for (int at = 0; at < bytes.length; at += CHUNK) {
      out.write(bytes, at, Math.min(CHUNK, bytes.length - at));
    }
  }
}
