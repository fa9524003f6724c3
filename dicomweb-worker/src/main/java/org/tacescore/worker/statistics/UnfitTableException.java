package org.tacescore.worker.statistics;

/** A file that is no table of named columns; says where and why. */
public final class UnfitTableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitTableException(String file, String detail) {
    super(file + ": " + detail);
  }

  UnfitTableException(String file, String detail, Throwable cause) {
    super(file + ": " + detail, cause);
  }
}
