package org.tacescore.worker.queue;

/** A destination declines an object for good: sending it again would be answered the same. */
public final class DeliveryRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeliveryRefusedException(String message) {
    super(message);
  }

  public DeliveryRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
