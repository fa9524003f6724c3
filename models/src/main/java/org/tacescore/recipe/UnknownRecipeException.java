package org.tacescore.recipe;

/** A recipe was asked for that this installation does not have. */
public final class UnknownRecipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRecipeException(String id) {
    super("there is no recipe '" + id + "'");
  }
}
