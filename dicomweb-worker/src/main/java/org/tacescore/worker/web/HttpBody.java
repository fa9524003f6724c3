package org.tacescore.worker.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** The body of an answer, written when the answer's head is on its way. */
public interface HttpBody {

  /** Its length in bytes; empty where it is known at the end alone. */
  OptionalLong length();

  /**
   * Writes it.
   *
   * @param out not to be closed
   * @throws IOException if the client is gone or a file cannot be read; the answer is broken off
   */
  void writeTo(OutputStream out) throws IOException;

  /** Bytes that are at hand. */
  static HttpBody of(byte[] bytes) {
    byte[] copy = bytes.clone();
    return new HttpBody() {
      @Override
      public OptionalLong length() {
        return OptionalLong.of(copy.length);
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(copy);
      }
    };
  }

  /** A text, in UTF-8. */
  static HttpBody of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A body that is made while it is written. */
  static HttpBody streamed(Writer writer) {
    return new HttpBody() {
      @Override
      public OptionalLong length() {
        return OptionalLong.empty();
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
      }
    };
  }

  /** Writes a body. */
  @FunctionalInterface
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }
}
