package org.tacescore.worker.queue;

/** The worker cannot start, because its database cannot be opened or brought to this schema. */
public final class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
