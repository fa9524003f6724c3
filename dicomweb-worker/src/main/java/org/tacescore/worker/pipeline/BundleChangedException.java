package org.tacescore.worker.pipeline;

/** A job names a bundle that this installation does not have any more. */
public final class BundleChangedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BundleChangedException(String message) {
    super(message);
  }
}
