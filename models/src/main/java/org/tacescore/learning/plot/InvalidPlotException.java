package org.tacescore.learning.plot;

/** Numbers of which no plot can be drawn; says which and why. */
public final class InvalidPlotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param detail what was found and what was needed
   */
  public InvalidPlotException(String detail) {
    super(detail);
  }

  static void require(boolean held, String detail, Object... found) {
    if (!held) {
      throw new InvalidPlotException(detail.formatted(found));
    }
  }
}
