package org.tacescore.worker.deliver;

/** A C-ECHO that was not answered with success; the message is the reason, for people. */
public final class EchoFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean rejected;

  EchoFailedException(String message, boolean rejected, Throwable cause) {
    super(message, cause);
    this.rejected = rejected;
  }

  EchoFailedException(String message) {
    super(message);
    this.rejected = true;
  }

  /** Whether a DICOM application answered and declined; else none answered. */
  public boolean rejected() {
    return rejected;
  }
}
