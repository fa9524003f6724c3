package org.tacescore.worker.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * A request that has found its route.
 *
 * @param request the request; its body may be read with blocking calls
 * @param pathParameters what stands in the path for the template's names
 */
public record HttpCall(Request request, Map<String, String> pathParameters) {

  public HttpCall {
    pathParameters = Map.copyOf(pathParameters);
  }

  /** Content-Type of the body; empty when none was named. */
  public String contentType() {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
  }

  /**
   * Wants the content type application/json, which a web page of elsewhere cannot send without
   * being allowed to.
   *
   * @throws ProblemException 415 for another one
   */
  public void requireJson() {
    if (!contentType().toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new ProblemException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "UNSUPPORTED_MEDIA_TYPE",
          "the content type must be application/json");
    }
  }

  /** A header field; empty when it was not sent. */
  public String header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
  }

  /** Address of the caller, or of its proxy. */
  public String remoteAddress() {
    return Request.getRemoteAddr(request);
  }

  /**
   * The body.
   *
   * @throws ProblemException 413 if it is longer than {@code mostBytes}
   * @throws IOException if it breaks off
   */
  public byte[] body(int mostBytes) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new ProblemException(
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            "TOO_LARGE",
            "a request may have %d bytes here".formatted(mostBytes));
      }
      return bytes;
    }
  }
}
