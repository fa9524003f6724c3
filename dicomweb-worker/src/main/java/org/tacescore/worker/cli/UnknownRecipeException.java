package org.tacescore.worker.cli;

/** The configuration enables a recipe that this installation does not have. */
final class UnknownRecipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRecipeException(String message) {
    super(message);
  }
}
