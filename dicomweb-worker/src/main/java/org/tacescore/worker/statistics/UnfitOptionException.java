package org.tacescore.worker.statistics;

/**
 * An option that is missing, that its kind does not use, or that holds what it cannot; names it.
 */
public final class UnfitOptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param detail which option, what was found, what was needed
   */
  public UnfitOptionException(String detail) {
    super(detail);
  }

  static void require(boolean held, String option, String needed, Object found) {
    if (!held) {
      throw new UnfitOptionException("%s must be %s, got '%s'".formatted(option, needed, found));
    }
  }
}
