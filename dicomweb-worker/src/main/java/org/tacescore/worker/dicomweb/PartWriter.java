package org.tacescore.worker.dicomweb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.tacescore.worker.web.HttpBody;

/** Writes a multipart/related body (RFC 2387), part after part. */
final class PartWriter {
  private final OutputStream out;
  private final String boundary;

  PartWriter(OutputStream out, String boundary) {
    this.out = out;
    this.boundary = boundary;
  }

  static String contentType(String partType, String boundary) {
    return "multipart/related; type=\"%s\"; boundary=%s".formatted(partType, boundary);
  }

  void part(String contentType, String location, HttpBody.Writer content) throws IOException {
    text(
        "--%s\r\nContent-Type: %s\r\nContent-Location: %s\r\n\r\n"
            .formatted(boundary, contentType, location));
    content.writeTo(out);
    text("\r\n");
  }

  void end() throws IOException {
    text("--" + boundary + "--\r\n");
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
