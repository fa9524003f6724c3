package org.tacescore.worker.fetch;

/**
 * A source is away, declines, or breaks off; trying later may do. The message holds UIDs and names
 * of the configuration, never patient data.
 */
final class SourceFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SourceFaultException(String message) {
    super(message);
  }

  SourceFaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
