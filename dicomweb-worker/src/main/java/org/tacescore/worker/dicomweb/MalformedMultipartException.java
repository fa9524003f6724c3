package org.tacescore.worker.dicomweb;

/** A multipart body breaks the rules of RFC 2046, or ends before its closing boundary. */
public final class MalformedMultipartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedMultipartException(String message) {
    super(message);
  }
}
