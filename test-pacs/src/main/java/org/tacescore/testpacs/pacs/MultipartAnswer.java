package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.tacescore.dicom.DeterministicUid;

/** A body of several parts of one media type (multipart/related, RFC 2387). */
final class MultipartAnswer {

  private MultipartAnswer() {}

  /**
   * @param type media type of each part
   * @param parts asked for one at a time, so that one is in memory
   * @param names of what is answered: 128 bits of a hash over them are the boundary, which chance
   *     alone would put into a part
   */
  static void write(Response response, String type, Iterator<byte[]> parts, String... names)
      throws IOException {
    String boundary = "boundary-" + DeterministicUid.of(names).substring(5);
    response
        .getHeaders()
        .put(
            HttpHeader.CONTENT_TYPE,
            "multipart/related; type=\"%s\"; boundary=\"%s\"".formatted(type, boundary));
    while (parts.hasNext()) {
      text(response, false, "--%s\r\nContent-Type: %s\r\n\r\n".formatted(boundary, type));
      Content.Sink.write(response, false, ByteBuffer.wrap(parts.next()));
      text(response, false, "\r\n");
    }
    text(response, true, "--" + boundary + "--\r\n");
  }

  private static void text(Response response, boolean last, String text) throws IOException {
    Content.Sink.write(response, last, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
