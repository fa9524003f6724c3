package org.tacescore.worker.web;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is answered to a request.
 *
 * @param status HTTP status
 * @param contentType media type, with charset where it is text; empty where there is no body
 * @param headers further header fields, in the place of those that every answer carries
 * @param body the body
 */
public record HttpAnswer(
    int status, String contentType, Map<String, String> headers, HttpBody body) {

  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /** A text, sent in UTF-8. */
  public HttpAnswer(int status, String contentType, String body) {
    this(status, contentType, Map.of(), HttpBody.of(body));
  }

  /** A status alone. */
  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, "", "");
  }

  /** The same with one more header field. */
  public HttpAnswer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new HttpAnswer(status, contentType, more, body);
  }

  /** A JSON document. */
  public static HttpAnswer json(int status, String body) {
    return new HttpAnswer(status, "application/json", body);
  }
}
