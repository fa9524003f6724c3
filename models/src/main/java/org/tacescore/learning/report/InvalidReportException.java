package org.tacescore.learning.report;

/** Input from which no report can be made, e.g. fewer scores than patients. */
public final class InvalidReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidReportException(String detail) {
    super(detail);
  }

  static void require(boolean held, String format, Object... arguments) {
    if (!held) {
      throw new InvalidReportException(format.formatted(arguments));
    }
  }
}
