package org.tacescore.worker.queue;

/** The database rejected a statement: a bug, not a fault of the surroundings. */
final class QueryFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueryFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
