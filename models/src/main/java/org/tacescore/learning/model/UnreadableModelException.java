package org.tacescore.learning.model;

/** JSON that is no model; names the fault. */
public final class UnreadableModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
