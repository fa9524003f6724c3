package org.tacescore.testpacs.viewer;

/** The viewer cannot be served: it is not there, or its port is taken. */
public final class ViewerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ViewerException(String message) {
    super(message);
  }

  ViewerException(String message, Throwable cause) {
    super(message, cause);
  }
}
