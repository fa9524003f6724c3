package org.tacescore.report.image;

/** A picture that could not be drawn: a resource of this software is missing or broken. */
public final class UndrawablePictureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndrawablePictureException(String message, Throwable cause) {
    super(message, cause);
  }
}
