package org.tacescore.worker.cohort;

/** A list of cases that cannot be used. */
public final class InvalidCaseListException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidCaseListException(String message) {
    super(message);
  }

  InvalidCaseListException(String message, Throwable cause) {
    super(message, cause);
  }
}
