package org.tacescore.worker.receive;

/** The disk is so full that nothing is accepted; told once, not with each instance. */
public final class NoSpaceException extends StorageFaultException {
  private static final long serialVersionUID = 1L;

  NoSpaceException(String message) {
    super(message);
  }
}
