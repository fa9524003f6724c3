package org.tacescore.report.page;

/** A page that cannot become a PDF; says what is wrong with it. */
public final class UnprintablePageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnprintablePageException(String detail, Throwable cause) {
    super(detail, cause);
  }
}
