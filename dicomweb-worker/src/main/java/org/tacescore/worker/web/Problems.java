package org.tacescore.worker.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.eclipse.jetty.http.HttpStatus;

/** Writes problem documents (RFC 9457). */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";

  private Problems() {}

  static HttpAnswer answer(int status, String code, String detail) {
    String body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "about:blank")
            .put("title", HttpStatus.getMessage(status))
            .put("status", status)
            .put("code", code)
            .put("detail", detail)
            .toString();
    return new HttpAnswer(status, MEDIA_TYPE, body);
  }
}
