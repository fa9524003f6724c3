package org.tacescore.worker.receive;

/** A TCP port could not be bound: in use, not permitted, or no such address. */
public final class PortUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PortUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
