package org.tacescore.worker.queue;

/**
 * The surroundings failed (PACS away, disk full): the same work may succeed later.
 *
 * <p>The queue alone catches it, and tries again with growing pauses, to a limit. The message holds
 * UIDs and addresses, never patient data.
 */
public class TransientFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TransientFault(String message) {
    super(message);
  }

  public TransientFault(String message, Throwable cause) {
    super(message, cause);
  }
}
