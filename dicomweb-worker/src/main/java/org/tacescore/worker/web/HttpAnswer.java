package org.tacescore.worker.web;

/**
 * What is answered to a request.
 *
 * @param status HTTP status
 * @param contentType media type, with charset where it is text
 * @param body the body, sent in UTF-8
 */
public record HttpAnswer(int status, String contentType, String body) {

  static HttpAnswer json(int status, String body) {
    return new HttpAnswer(status, "application/json", body);
  }
}
