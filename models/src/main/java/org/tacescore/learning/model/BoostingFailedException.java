package org.tacescore.learning.model;

/** XGBoost could not be loaded, or failed. */
public final class BoostingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BoostingFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
