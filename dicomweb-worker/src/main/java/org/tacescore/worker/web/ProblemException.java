package org.tacescore.worker.web;

/**
 * A request that is answered with a problem document (RFC 9457).
 *
 * <p>Its code is one of the HTTP contract's, stable for programs; its detail is for people and
 * holds UIDs, never a patient's name or ID.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;

  public ProblemException(int status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return String.valueOf(getMessage());
  }
}
